import type { Out } from '#web/api/types.ts';
import { useRead } from '#web/api/read.ts';
import { type Words, useSay, useText } from '#web/text/catalogue.ts';
import { packageText } from './package-text.ts';
import { selfResults } from './text.ts';
import { useWhere } from './useSection.ts';

export type Preview = Out<'general', 'package.preview'>;
export type Side = 'file' | 'online';
type Answer = { selfResult?: string | undefined; comment?: string | undefined; reason?: string | undefined };

const words = new Map<string, Words>(selfResults);
const shown = ['conflict', 'refused', 'changed', 'new'] as const;

const AnswerText = ({ of }: { of: Answer | undefined }) => {
  const say = useSay();
  if (!of?.selfResult) return '—';
  const result = words.get(of.selfResult);
  return (
    <>
      <span className="font-bold">{result ? say(result) : of.selfResult}</span>
      {[of.comment, of.reason].filter(Boolean).map((line) => (
        <span key={line} className="block whitespace-pre-line">
          {line}
        </span>
      ))}
    </>
  );
};

type Props = {
  preview: Preview;
  sides: Readonly<Record<string, Side>>;
  onSide: (itemKey: string, side: Side) => void;
};

/** What the file would change, row by row; of a conflict one side is chosen. */
export const PackageRows = ({ preview: { items, counts }, sides, onSide }: Props) => {
  const t = useText(packageText);
  const say = useSay();
  const { plane, auditId, departmentId } = useWhere();
  const { checklistId = '', checklistVersion = 0 } =
    useRead(plane, 'assignment.get', { auditId, departmentId }).data ?? {};
  const checklist = useRead(
    plane,
    'checklist.get',
    { checklistId, checklistVersion: String(checklistVersion) },
    { enabled: checklistId !== '' },
  );
  const titles = new Map(checklist.data?.list.map(({ itemKey, no, question }) => [itemKey, `${no} ${question}`]));
  return (
    <>
      <p className="mb-4">
        {t.counts(
          String(counts.new),
          String(counts.changed),
          String(counts.conflict),
          String(counts.refused),
          String(counts.unchanged),
        )}
      </p>
      {shown.map((outcome) => {
        const rows = items.filter((item) => item.outcome === outcome);
        if (rows.length === 0) return null;
        return (
          <details key={outcome} open={outcome === 'conflict' || outcome === 'refused'} className="mb-4">
            <summary className="min-h-11 cursor-pointer font-bold">
              {t[outcome]} ({rows.length})
            </summary>
            <ul className="divide-y divide-solid-gray-200">
              {rows.map(({ row, itemKey, reasonText, file, online }) => (
                <li key={row} className="py-3">
                  <p className="font-bold">{(itemKey && titles.get(itemKey)) || t.row(String(row))}</p>
                  {reasonText && <p className="text-error-2">{say(reasonText)}</p>}
                  {outcome !== 'refused' && (
                    <div className="mt-2 grid gap-3 md:grid-cols-2">
                      {(['online', 'file'] as const).map((side) => (
                        <label key={side} className="rounded-8 bg-solid-gray-50 p-3">
                          {outcome === 'conflict' && itemKey && (
                            <input
                              type="radio"
                              name={itemKey}
                              className="mr-2 size-5 accent-blue-900"
                              checked={sides[itemKey] === side}
                              onChange={() => onSide(itemKey, side)}
                            />
                          )}
                          <span className="text-solid-gray-700">{t[side]}</span>
                          <span className="block">
                            <AnswerText of={side === 'file' ? file : online} />
                          </span>
                        </label>
                      ))}
                    </div>
                  )}
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </>
  );
};
