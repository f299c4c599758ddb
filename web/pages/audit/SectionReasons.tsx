import type { ComponentType } from 'react';
import type { InputProps } from '#web/commands/table.ts';
import { commandWords } from '#web/commands/text.ts';
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
type Asked = {
  isDone: (row: Row) => boolean;
  /** Where the section stands in what it is asked about. */
  Standing: ComponentType<Row>;
};

/** A reason for each section that is not done; the others are named, so that nobody is missed. */
const SectionReasons = ({ id, value, onChange, record, describedBy, isDone, Standing }: Props & Asked) => {
  const t = useText(text);
  const { required } = useText(commandWords);
  const board = useRead(useTrack(), 'audit.board', { auditId: record.auditId });
  const reasons = (value as readonly Reason[] | undefined) ?? [];
  const put = (departmentId: string, reason: string): void => {
    const others = reasons.filter((one) => one.departmentId !== departmentId);
    onChange((reason === '' ? others : [...others, { departmentId, reason }]) as never);
  };
  const ask = (row: Row) => {
    const { departmentId, departmentName } = row;
    const at = `${id}-${departmentId}`;
    return (
      <div key={departmentId}>
        <div className="mb-1 flex flex-wrap items-center gap-x-3 gap-y-1">
          <label htmlFor={at} className="font-bold">
            {departmentName} <span className="text-dns-14N-130 font-normal text-error-2">{required}</span>
          </label>
          <Standing {...row} />
        </div>
        <input
          id={at}
          className="control"
          maxLength={1000}
          value={reasons.find((one) => one.departmentId === departmentId)?.reason ?? ''}
          aria-describedby={describedBy}
          onChange={({ target }) => put(departmentId, target.value)}
        />
      </div>
    );
  };
  return (
    <div id={id} tabIndex={-1}>
      <Loaded of={board}>
        {({ items }) => {
          const done = items.filter(isDone).map(({ departmentName }) => departmentName);
          return (
            <div className="space-y-4">
              {items.filter((row) => !isDone(row)).map(ask)}
              {done.length > 0 && <p className="text-solid-gray-700">{t.noReason(done.join('、'))}</p>}
            </div>
          );
        }}
      </Loaded>
    </div>
  );
};

const Answers = ({ status, overdue }: Row) => (
  <>
    <StateBadge kind="assignment" state={status} />
    {overdue && <OverdueBadge />}
  </>
);

const Judged = ({ judged, total }: Row) => (
  <span className="tabular-nums">{useText(text).judged(String(judged), String(total))}</span>
);

/** Why the field is entered before the checklist of a section is accepted. */
export const WithoutAccepted = (props: Props) => (
  <SectionReasons {...props} isDone={({ status }) => status === 'accepted'} Standing={Answers} />
);

/** Why items of a section are left without a judgement. */
export const WithoutJudged = (props: Props) => (
  <SectionReasons {...props} isDone={({ judged, total }) => judged === total} Standing={Judged} />
);
