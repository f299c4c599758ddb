import type { ItemOf } from '#web/api/types.ts';
import { useTrack } from '#web/frame/track.ts';
import { Icon } from '#web/parts/Icon.tsx';
import { useNames } from '#web/parts/names.ts';
import { useText } from '#web/text/catalogue.ts';
import { clashesOf, withoutLead } from './clashes.ts';
import { text } from './text.ts';

/** What has to be settled before the audits can go on as they are planned. Nothing, when there is nothing. */
export const Clashes = ({ audits }: { audits: readonly ItemOf<'general', 'audit.list'>[] }) => {
  const t = useText(text);
  const { section, person } = useNames(useTrack());
  const lines = [
    ...clashesOf(audits).map(({ audits: [a, b], departmentIds, personIds }) => ({
      key: `${a.auditId} ${b.auditId}`,
      words: t.clash(a.title, b.title, [...departmentIds.map(section), ...personIds.map(person)].join(t.comma)),
    })),
    ...withoutLead(audits).map(({ auditId, title }) => ({ key: auditId, words: t.noLead(title) })),
  ];
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="clashes" className="mb-6 flex gap-3 rounded-8 border-2 border-warning-yellow-2 p-4">
      <Icon name="alert" className="size-6" />
      <div>
        <h2 id="clashes" className="font-bold">
          {t.clashes}
        </h2>
        <ul>
          {lines.map(({ key, words }) => (
            <li key={key}>{words}</li>
          ))}
        </ul>
      </div>
    </section>
  );
};
