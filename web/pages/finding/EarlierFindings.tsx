import { Link } from '@tanstack/react-router';
import { useMe } from '#web/api/context.ts';
import { useRead } from '#web/api/read.ts';
import type { ItemOf } from '#web/api/types.ts';
import { Commands } from '#web/commands/Commands.tsx';
import { actsOf } from '#web/commands/table.ts';
import { useTrack } from '#web/frame/track.ts';
import { Loaded } from '#web/parts/Loaded.tsx';
import { StateBadge } from '#web/parts/StateBadge.tsx';
import { useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import type { Finding } from './acts.ts';
import { Grade } from './Grade.tsx';
import { text } from './text.ts';

type Earlier = ItemOf<'general', 'finding.earlier'>;
type Pair = Finding & { past: Earlier };

const linkActs = actsOf<Pair>()({
  'finding.linkRepeat': {
    label: { ja: text.ja.link, en: text.en.link },
    fields: [
      {
        name: 'keepSeverity',
        kind: 'prose',
        label: { ja: '重大度を上げない理由', en: 'Why the grade stays' },
        hint: { ja: '空欄のときは、重大度が1段階上がります。', en: 'Left empty, the grade goes up by one.' },
      },
    ],
    fixed: ({ past }) => ({ earlierAuditId: past.auditId, earlierFindingId: past.findingId }),
  },
});

type Subject = { auditId: string; departmentId: string; itemKeys: readonly string[] };

/** Findings of the section in earlier years, those on the same items first; a draft can be linked to one of them. */
export const EarlierFindings = ({ finding, of = finding }: { finding?: Finding; of?: Subject | undefined }) => {
  const t = useText(text);
  const dates = useDates();
  const plane = useTrack();
  const { auditId = '', departmentId = '', itemKeys = [] } = of ?? {};
  // Other audits of the section are no part of an external auditor's contract (decision 009).
  const isShown = useMe().kind !== 'external' && departmentId !== '';
  const query = useRead(plane, 'finding.earlier', { auditId, departmentId }, { enabled: isShown });
  const isSame = (past: Earlier): boolean => past.itemKeys.some((key) => itemKeys.includes(key));
  if (!isShown) return null;
  return (
    <section className="mb-10">
      <h2 className="mb-2 text-std-20B-150">{t.earlierTitle}</h2>
      <Loaded of={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-solid-gray-700">{t.earlierNone}</p>
          ) : (
            <>
              <p className="mb-3 text-solid-gray-700">{t.earlierNote}</p>
              <ul className="space-y-3">
                {items
                  .toSorted((a, b) => Number(isSame(b)) - Number(isSame(a)))
                  .map((past) => (
                    <li key={past.findingId} className="card p-4">
                      <p className="flex flex-wrap items-center gap-2">
                        <span>{dates.year(past.fiscalYear)}</span>
                        <Grade of={past.severity} />
                        <StateBadge kind="finding" state={past.status} />
                        {isSame(past) && <span className="font-bold">{t.sameItem}</span>}
                      </p>
                      <Link
                        to="/$plane/audits/$auditId/findings/$findingId"
                        params={{ plane, auditId: past.auditId, findingId: past.findingId }}
                        className="link inline-flex min-h-6 items-center font-bold"
                      >
                        {past.number} {past.title}
                      </Link>
                      {finding && (
                        <div className="mt-2">
                          <Commands plane={plane} of={{ ...finding, past }} table={linkActs} />
                        </div>
                      )}
                    </li>
                  ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </section>
  );
};
