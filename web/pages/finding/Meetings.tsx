import { useParams } from '@tanstack/react-router';
import { useRead } from '#web/api/read.ts';
import type { ItemOf } from '#web/api/types.ts';
import { Commands } from '#web/commands/Commands.tsx';
import { actsOf } from '#web/commands/table.ts';
import { useTrack } from '#web/frame/track.ts';
import { AuditTabs } from '#web/pages/audit/AuditTabs.tsx';
import { Fact, Facts } from '#web/parts/Facts.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useNames } from '#web/parts/names.ts';
import { Page } from '#web/parts/Page.tsx';
import { useWayToAudit } from '#web/parts/way.ts';
import { useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { useIsInTeam } from '#web/pages/audit/reader.ts';
import { reportText } from './report-text.ts';

type Meeting = ItemOf<'general', 'meeting.list'>;
type Begun = { auditId: string; departmentId: string; may?: readonly string[]; version?: number };

const fields = [
  { name: 'heldOn', kind: 'date', label: { ja: '開催日', en: 'Held on' } },
  {
    name: 'attendees',
    kind: 'prose',
    label: { ja: '出席者', en: 'Attendees' },
    hint: { ja: '所属と職を書きます。', en: 'Sections and posts.' },
  },
  { name: 'summary', kind: 'prose', label: { ja: '話し合った内容', en: 'What was said' } },
] as const;

const recordActs = actsOf<Begun>()({
  'meeting.record': { fields, offered: () => true, done: { ja: '記録しました', en: 'Recorded' } },
});
const editActs = actsOf<Meeting>()({
  'meeting.edit': {
    fields,
    initial: ({ heldOn, attendees, summary }) => ({ heldOn, attendees, summary }),
    fixed: ({ outcomes }) => ({ outcomes }),
  },
});

/** What was said with each section about its findings. */
export const Meetings = () => {
  const t = useText(reportText);
  const dates = useDates();
  const plane = useTrack();
  const { auditId = '' } = useParams({ strict: false });
  const { audit } = useNames(plane, auditId);
  const way = useWayToAudit(audit?.title);
  const query = useRead(plane, 'meeting.list', { auditId });
  const isInTeam = useIsInTeam(audit);
  const mayRecord = audit?.status === 'exchange' && isInTeam;
  return (
    <Page
      title={t.meetings}
      sealed={plane === 'spi'}
      help={t.meetingsHelp}
      year={audit?.fiscalYear}
      crumbs={way}
      lead={t.meetingsLead}
    >
      <AuditTabs audit={audit} at="meetings" />
      <Loaded of={query}>
        {({ items }) => (
          <ul className="space-y-4">
            {(audit?.sections ?? []).map(({ departmentId, name }) => {
              const meeting = items.find((one) => one.departmentId === departmentId);
              const begun: Begun = { auditId, departmentId };
              return (
                <li key={departmentId} className="card p-4">
                  <h2 className="font-bold">{name}</h2>
                  {meeting ? (
                    <>
                      <Facts>
                        <Fact term={t.heldOn}>{dates.day(meeting.heldOn)}</Fact>
                        <Fact term={t.attendees}>{meeting.attendees}</Fact>
                        <Fact term={t.meetingSummary}>{meeting.summary}</Fact>
                      </Facts>
                      <div className="mt-3 empty:hidden print:hidden">
                        <Commands plane={plane} of={meeting} table={editActs} />
                      </div>
                    </>
                  ) : (
                    <div className="mt-2 flex flex-wrap items-center gap-3">
                      <p className="text-solid-gray-700">{t.noMeeting}</p>
                      {mayRecord && <Commands plane={plane} of={begun} table={recordActs} />}
                    </div>
                  )}
                </li>
              );
            })}
          </ul>
        )}
      </Loaded>
    </Page>
  );
};
