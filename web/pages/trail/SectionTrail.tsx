import { useParams } from '@tanstack/react-router';
import { usePages } from '#web/api/read.ts';
import { useTrack } from '#web/frame/track.ts';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useNames } from '#web/parts/names.ts';
import { Page } from '#web/parts/Page.tsx';
import { useWayToAudit } from '#web/parts/way.ts';
import { Print } from '#web/parts/Print.tsx';
import { Timeline } from '#web/parts/Timeline.tsx';
import { catalogue, useText } from '#web/text/catalogue.ts';
import { Verification } from './Verification.tsx';

const text = catalogue(
  {
    title: '所属の履歴',
    help: '古いものから順に、だれが、いつ、どの立場で行ったかを表示します。閲覧できない内容の操作は表示されません。',
  },
  {
    title: 'History of the section',
    help: 'Who did what, when and as what, oldest first. What you may not read of it is left out.',
  },
);

/** What happened to one section in an audit, in words. */
export const SectionTrail = () => {
  const t = useText(text);
  const plane = useTrack();
  const { auditId = '', departmentId = '' } = useParams({ strict: false });
  const { audit, section } = useNames(plane, auditId);
  const trail = usePages(plane, 'assignment.activity', { auditId, departmentId });
  const above = `/${plane}/audits/${auditId}`;
  return (
    <Page
      title={t.title}
      sealed={plane === 'spi'}
      year={audit?.fiscalYear}
      crumbs={[
        ...useWayToAudit(audit?.title),
        { label: section(departmentId), to: `${above}/sections/${departmentId}` },
      ]}
      lead={section(departmentId)}
      actions={<Print />}
      help={t.help}
    >
      <Verification plane={plane} operation="assignment.verify" of={{ auditId, departmentId }} />
      <Loaded of={trail}>
        {(entries) => (
          <Timeline entries={entries} onMore={trail.hasNextPage ? () => void trail.fetchNextPage() : undefined} />
        )}
      </Loaded>
    </Page>
  );
};
