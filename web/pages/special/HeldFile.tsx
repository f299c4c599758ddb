import { useParams } from '@tanstack/react-router';
import { daysAfter, dayOf } from '#shared/kernel/calendar.ts';
import { purgedAfter } from '#shared/domain/evidence/held.ts';
import { usePages, useRead } from '#web/api/read.ts';
import type { Out } from '#web/api/types.ts';
import { Commands } from '#web/commands/Commands.tsx';
import { useTrack } from '#web/frame/track.ts';
import { Fact, Facts } from '#web/parts/Facts.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { Page } from '#web/parts/Page.tsx';
import { StateBadge } from '#web/parts/StateBadge.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { FileContent } from '#web/pages/evidence/FileContent.tsx';
import { History } from './History.tsx';
import { Part } from './Part.tsx';
import { heldActs } from './held-acts.ts';
import { heldText } from './held-text.ts';

type File = Out<'spi', 'evidence.get'>;
type Path = { auditId: string; departmentId: string; evidenceId: string };

const Notice = ({ file }: { file: File }) => {
  const t = useText(heldText);
  const said =
    (file.status === 'purged' && t.stone) ||
    (file.status === 'purging' && t.purging) ||
    (file.purgeProposal && t.waitsForOther) ||
    ((file.release ?? file.attestation) && file.status.startsWith('held') && t.keeping);
  return said ? <p className="card mb-6 bg-solid-gray-50 p-4 font-bold">{said}</p> : null;
};

const Signs = ({ signs = [] }: { signs: File['signs'] }) => {
  const t = useText(heldText);
  if (signs.length === 0) return <p>{t.noPlaces}</p>;
  return (
    <ul className="space-y-2">
      {signs.map(({ tier, where, count }) => (
        <li key={`${tier} ${where}`} className="flex flex-wrap gap-x-4 border-b border-solid-gray-200 py-2">
          <span className="font-bold">{where}</span>
          <span>{t.atTier(tier)}</span>
          <span className="tabular-nums">{t.times(String(count))}</span>
        </li>
      ))}
    </ul>
  );
};

/** One file that is or was held: what was found where, what was said of it, and what is decided. */
export const HeldFile = () => {
  const t = useText(heldText);
  const say = useSay();
  const dates = useDates();
  const plane = useTrack();
  const path = useParams({ strict: false }) as Path;
  const { auditId, departmentId, evidenceId } = path;
  const at = { auditId, departmentId, evidenceId };
  const query = useRead(plane, 'evidence.get', at);
  const trail = usePages(plane, 'evidence.activity', at);
  const held = useRead(plane, 'evidence.listHeld', {});
  const row = held.data?.items.find((one) => one.evidenceId === evidenceId);
  const file = query.data;
  return (
    <Page
      title={file?.fileName ?? t.file}
      sealed={plane === 'spi'}
      crumbs={[{ label: t.title, to: `/${plane}/held` }]}
      lead={file && <StateBadge kind="evidence" state={file.status} />}
      actions={file && <Commands plane={plane} of={file} table={heldActs} buttons={3} />}
      help={t.help}
    >
      <Loaded of={query}>
        {(one) => (
          <>
            <Notice file={one} />
            <Facts>
              {row && <Fact term={t.due}>{dates.due(row.due)}</Fact>}
              {one.status.startsWith('held') && one.inspectedAt && (
                <Fact term={t.autoPurge}>{dates.due(daysAfter(dayOf(new Date(one.inspectedAt)), purgedAfter))}</Fact>
              )}
              {row && (
                <Fact term={t.section}>
                  {row.departmentName} ({row.uploaderName})
                </Fact>
              )}
              {one.reasonText && <Fact term={t.why}>{say(one.reasonText)}</Fact>}
              <Fact term={t.declared}>{one.declaration?.statement ?? t.notDeclared}</Fact>
              {one.release && <Fact term={t.released}>{one.release.reason}</Fact>}
              {one.purgeProposal && <Fact term={t.proposal}>{one.purgeProposal.reason}</Fact>}
              {one.purge && <Fact term={t.purgeReason}>{one.purge.reason}</Fact>}
              {one.purgedAt && <Fact term={t.purgedAt}>{dates.time(one.purgedAt)}</Fact>}
              {one.receivedAt && <Fact term={t.received}>{dates.time(one.receivedAt)}</Fact>}
              <Fact term={t.hash}>
                <span className="text-dns-14N-130 break-all">{one.sha256}</span>
              </Fact>
            </Facts>
            <FileContent file={one} />
            {one.status !== 'purged' && (
              <Part title={t.places}>
                <Signs signs={one.signs} />
              </Part>
            )}
            <Part title={t.history}>
              <History of={trail} />
            </Part>
          </>
        )}
      </Loaded>
    </Page>
  );
};
