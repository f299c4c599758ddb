import type { InputProps } from '#web/commands/table.ts';
import { useRead } from '#web/api/read.ts';
import type { ItemOf } from '#web/api/types.ts';
import { useTrack } from '#web/frame/track.ts';
import { Loaded } from '#web/parts/Loaded.tsx';
import { OverdueBadge, StateBadge } from '#web/parts/StateBadge.tsx';
import { useText } from '#web/text/catalogue.ts';
import { text } from './text.ts';

type Reason = { departmentId: string; reason: string };
type Row = ItemOf<'general', 'audit.board'>;
type Props = Omit<InputProps, 'onChange'> & {
  onChange: (value: never) => void;
  record: ItemOf<'general', 'audit.list'>;
};

/** A reason for each section that is not done; the others are told apart, so that nobody is missed. */
const SectionReasons = ({
  id,
  value,
  onChange,
  record,
  describedBy,
  isDone,
}: Props & { isDone: (row: Row) => boolean }) => {
  const t = useText(text);
  const board = useRead(useTrack(), 'audit.board', { auditId: record.auditId });
  const reasons = (value as readonly Reason[] | undefined) ?? [];
  const put = (departmentId: string, reason: string): void => {
    const others = reasons.filter((one) => one.departmentId !== departmentId);
    onChange((reason === '' ? others : [...others, { departmentId, reason }]) as never);
  };
  return (
    <div id={id} tabIndex={-1} className="space-y-4">
      <Loaded of={board}>
        {({ items }) => {
          const done = items.filter(isDone);
          return (
            <>
              {items
                .filter((row) => !isDone(row))
                .map(({ departmentId, departmentName, status, overdue, judged, total }) => (
                  <div key={departmentId}>
                    <div className="mb-1 flex flex-wrap items-center gap-x-3 gap-y-1">
                      <label htmlFor={`${id}-${departmentId}`} className="font-bold">
                        {departmentName}
                      </label>
                      <StateBadge kind="assignment" state={status} />
                      {overdue && <OverdueBadge />}
                      <span className="tabular-nums">{t.judged(String(judged), String(total))}</span>
                    </div>
                    <input
                      id={`${id}-${departmentId}`}
                      className="control"
                      maxLength={1000}
                      value={reasons.find((one) => one.departmentId === departmentId)?.reason ?? ''}
                      aria-describedby={describedBy}
                      onChange={({ target }) => put(departmentId, target.value)}
                    />
                  </div>
                ))}
              {done.length > 0 && (
                <p className="text-solid-gray-700">
                  {t.noReason(done.map(({ departmentName }) => departmentName).join('、'))}
                </p>
              )}
            </>
          );
        }}
      </Loaded>
    </div>
  );
};

/** Why the field is entered before the checklist of a section is accepted. */
export const WithoutAccepted = (props: Props) => (
  <SectionReasons {...props} isDone={({ status }) => status === 'accepted'} />
);

/** Why items of a section are left without a judgement. */
export const WithoutJudged = (props: Props) => (
  <SectionReasons {...props} isDone={({ judged, total }) => judged === total} />
);
