import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useRead } from '#web/api/read.ts';
import { useTrack } from '#web/frame/track.ts';
import { Page } from '#web/parts/Page.tsx';
import { useText } from '#web/text/catalogue.ts';
import type { Section } from './acts.ts';
import { text } from './text.ts';

/** The section of an audit that the address names. */
export const useSection = () => {
  const plane = useTrack();
  const { auditId = '', departmentId = '' } = useParams({ strict: false });
  const of: Section = { auditId, departmentId };
  return { plane, of, assignment: useRead(plane, 'assignment.get', { auditId, departmentId }) };
};

type Props = { title: string; lead?: ReactNode; actions?: ReactNode; children: ReactNode };

const tab = 'inline-flex min-h-11 items-center border-b-4 border-transparent px-3 hover:bg-blue-50';
const active = { className: `${tab} border-blue-900 font-bold`, 'aria-current': 'page' as const };

/** What auditors do about one section: three pages side by side. */
export const SectionFrame = ({ title, children, ...rest }: Props) => {
  const t = useText(text);
  const { plane, of, assignment } = useSection();
  const params = { plane, auditId: of.auditId, departmentId: of.departmentId };
  return (
    <Page
      title={title}
      sealed={plane === 'spi'}
      crumbs={[{ label: assignment.data?.auditTitle ?? '…', to: `/${plane}/audits/${of.auditId}` }]}
      {...rest}
    >
      <nav aria-label={title} className="mb-6 flex flex-wrap border-b border-solid-gray-300 print:hidden">
        <Link
          to="/$plane/audits/$auditId/sections/$departmentId/review"
          params={params}
          className={tab}
          activeProps={active}
        >
          {t.review}
        </Link>
        <Link
          to="/$plane/audits/$auditId/sections/$departmentId/requests"
          params={params}
          className={tab}
          activeProps={active}
        >
          {t.requests}
        </Link>
        <Link
          to="/$plane/audits/$auditId/sections/$departmentId/workpapers"
          params={params}
          className={tab}
          activeProps={active}
        >
          {t.workpapers}
        </Link>
      </nav>
      {children}
    </Page>
  );
};
