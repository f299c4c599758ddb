import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useKansa } from '#web/api/context.ts';
import { pageHelp } from '#web/frame/page-store.ts';
import { words } from '#web/frame/text.ts';
import { useText } from '#web/text/catalogue.ts';
import { Icon } from './Icon.tsx';
import { Seal } from './Seal.tsx';
import { Watermark } from './Watermark.tsx';

/** A step on the way to a page. `to` is an address of ours. */
export type Crumb = { label: string; to: string };

type Props = {
  title: string;
  /** What lies above the page; the home page and the page itself are added. */
  crumbs?: readonly Crumb[];
  /** One line under the title: dates, numbers, state. */
  lead?: ReactNode;
  /** Acts of the page as a whole. */
  actions?: ReactNode;
  /** The explanation behind the help button. */
  help: string;
  sealed?: boolean;
  children: ReactNode;
};

const Breadcrumb = ({ crumbs, title }: { crumbs: readonly Crumb[]; title: string }) => {
  const t = useText(words);
  return (
    <nav aria-label={t.breadcrumb} className="mb-4 text-dns-14N-130 print:hidden">
      <ol className="flex flex-wrap items-center gap-1">
        {[{ label: t.home, to: '/' }, ...crumbs].map(({ label, to }) => (
          <li key={to} className="flex items-center gap-1">
            <Link to={to} className="link inline-flex min-h-6 items-center">
              {label}
            </Link>
            <Icon name="arrow" className="size-4 text-solid-gray-600" />
          </li>
        ))}
        <li aria-current="page" className="min-w-0 truncate">
          {title}
        </li>
      </ol>
    </nav>
  );
};

/** A page: where it is, its one h1, what can be done, and the rest. */
export const Page = ({ title, crumbs, lead, actions, help, sealed = false, children }: Props) => {
  const t = useText(words);
  const { city } = useKansa().config;
  useEffect(() => {
    document.title = `${title} | ${city} ${t.product}`;
  }, [title, city, t]);
  useEffect(() => {
    pageHelp.set(help);
    return () => pageHelp.set('');
  }, [help]);
  return (
    <>
      {crumbs && <Breadcrumb crumbs={crumbs} title={title} />}
      <header className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          {sealed && <Seal />}
          {sealed && <Watermark />}
          <h1 tabIndex={-1} className="text-std-28B-150 max-md:text-std-24B-150">
            {title}
          </h1>
          {lead && <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-solid-gray-700">{lead}</div>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div>}
      </header>
      {children}
    </>
  );
};
