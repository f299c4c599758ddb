import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useRead } from '#web/api/read.ts';
import { useTrack } from '#web/frame/track.ts';
import { LinkTabs } from '#web/parts/LinkTabs.tsx';
import { Page } from '#web/parts/Page.tsx';
import { useWayToAudit } from '#web/parts/way.ts';
import { useText } from '#web/text/catalogue.ts';
import { Halted } from '#web/pages/audit/Halted.tsx';
import type { Section } from './acts.ts';
import { text } from './text.ts';

/** The section of an audit that the address names. */
export const useSection = () => {
  const plane = useTrack();
  const { auditId = '', departmentId = '' } = useParams({ strict: false });
  const of: Section = { auditId, departmentId };
  return { plane, of, assignment: useRead(plane, 'assignment.get', { auditId, departmentId }) };
};

type Props = { title: string; help: string; lead?: ReactNode; actions?: ReactNode; children: ReactNode };

const base = '/$plane/audits/$auditId/sections/$departmentId';
const pages = ['review', 'requests', 'workpapers'] as const;

/** What auditors do about one section: three pages side by side. */
export const SectionFrame = ({ title, children, ...rest }: Props) => {
  const t = useText(text);
  const { plane, of, assignment } = useSection();
  const params = { plane, auditId: of.auditId, departmentId: of.departmentId };
  return (
    <Page
      title={title}
      sealed={plane === 'spi'}
      year={assignment.data?.fiscalYear}
      crumbs={useWayToAudit(assignment.data?.auditTitle)}
      {...rest}
    >
      <LinkTabs
        label={title}
        pages={pages.map((page) => ({ label: t[page], link: { to: `${base}/${page}` as const, params } }))}
      />
      <Halted auditId={of.auditId} />
      {children}
    </Page>
  );
};
