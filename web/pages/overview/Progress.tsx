import { Link } from '@tanstack/react-router';
import { useRead } from '#web/api/read.ts';
import type { ItemOf } from '#web/api/types.ts';
import { useTrack } from '#web/frame/track.ts';
import { OverdueBadge, StateBadge } from '#web/parts/StateBadge.tsx';
import { Wide } from '#web/parts/Wide.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { stateOptions } from '#web/text/states.ts';
import { text } from './text.ts';

type Audit = ItemOf<'general', 'audit.list'>;

const states = stateOptions('assignment');
const cell = 'px-3 py-2 text-right tabular-nums';

const Row = ({ audit }: { audit: Audit }) => {
  const t = useText(text);
  const dates = useDates();
  const plane = useTrack();
  const { auditId, title, status, dueDate } = audit;
  const { data } = useRead(plane, 'audit.board', { auditId });
  const late = data?.stages.reduce((total, { overdue }) => total + overdue, 0) ?? 0;
  return (
    <tr className="border-b border-solid-gray-200">
      <th scope="row" className="min-w-40 px-3 py-2 text-left font-normal">
        <Link to="/$plane/audits/$auditId" params={{ plane, auditId }} className="link font-bold">
          {title}
        </Link>
        <span className="mt-1 flex flex-wrap gap-2">
          <StateBadge kind="audit" state={status} />
          {late > 0 && <OverdueBadge />}
        </span>
        {dueDate && <span className="text-dns-14N-130 text-solid-gray-700">{t.due(dates.short(dueDate))}</span>}
      </th>
      {states.map(({ value }) => {
        const stage = data?.stages.find((one) => one.status === value);
        return (
          <td key={value} className={cell}>
            {stage ? stage.sections : data ? 0 : '…'}
            {stage !== undefined && stage.overdue > 0 && (
              <span className="block text-dns-14N-130 text-error-2">{t.late(String(stage.overdue))}</span>
            )}
          </td>
        );
      })}
    </tr>
  );
};

/** How many sections of each audit under way stand in which state with their answers. */
export const Progress = ({ audits }: { audits: readonly Audit[] }) => {
  const t = useText(text);
  const say = useSay();
  return (
    <Wide label={t.progress}>
      <table className="w-full border-collapse">
        <caption className="sr-only">{t.progress}</caption>
        <thead>
          <tr className="border-b-2 border-solid-gray-600">
            <th scope="col" className="px-3 py-2 text-left">
              {t.audit}
            </th>
            {states.map(({ value, label }) => (
              <th key={value} scope="col" className={`${cell} text-dns-14N-130`}>
                {say(label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {audits.map((audit) => (
            <Row key={audit.auditId} audit={audit} />
          ))}
        </tbody>
      </table>
    </Wide>
  );
};
