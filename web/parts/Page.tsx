import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useKansa } from '#web/api/context.ts';
import { ofYear } from '#web/frame/fiscal-year.ts';
import { pageHelp, pageRecord } from '#web/frame/page-store.ts';
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
  /** The fiscal year of the record it is about. */
  year?: number | undefined;
  children: ReactNode;
};

const Breadcrumb = ({ crumbs, title, year }: Pick<Props, 'title' | 'year'> & { crumbs: readonly Crumb[] }) => {
  const t = useText(words);
  const { fiscalYear } = useKansa().me;
  // What lies above a record is of its year.
  const search = year === undefined ? {} : ofYear(year, fiscalYear);
  const way = [{ label: t.home, to: '/', search: {} }, ...crumbs.map((crumb) => ({ ...crumb, search }))];
  return (
    <nav aria-label={t.breadcrumb} className="mb-4 text-dns-14N-130 print:hidden">
      <ol className="flex flex-wrap items-center gap-1">
        {way.map(({ label, to, search: of }) => (
          <li key={to} className="flex items-center gap-1">
            <Link to={to} search={of} className="link inline-flex min-h-6 items-center">
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
export const Page = ({ title, crumbs, lead, actions, help, sealed = false, year, children }: Props) => {
  const t = useText(words);
  const { city } = useKansa().config;
  useEffect(() => {
    document.title = `${title} | ${city} ${t.product}`;
  }, [title, city, t]);
  useEffect(() => {
    pageHelp.set(help);
    return () => pageHelp.set('');
  }, [help]);
  const list = crumbs?.[0]?.to ?? '/';
  useEffect(() => {
    pageRecord.set(year === undefined ? undefined : { year, list });
    return () => pageRecord.set(undefined);
  }, [year, list]);
  return (
    <>
      {crumbs && <Breadcrumb crumbs={crumbs} title={title} year={year} />}
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
