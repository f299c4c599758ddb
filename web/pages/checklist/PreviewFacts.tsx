import type { Out } from '#web/api/types.ts';
import { useSay, useText } from '#web/text/catalogue.ts';
import { importText } from './import-text.ts';

/** What was read from a file: how much, what needs a look, and how it begins. */
export const PreviewFacts = ({ preview }: { preview: Out<'general', 'checklist.preview'> }) => {
  const t = useText(importText);
  const say = useSay();
  const { counts, profile, warnings, rows, items } = preview;
  const skipped = rows.filter(({ outcome }) => outcome === 'skipped');
  return (
    <>
      <p role="status" className="mb-3 text-std-18B-160">
        {t.counts(String(counts.imported), String(counts.joined), String(counts.skipped))}
      </p>
      {profile && <p className="mb-3">{t.profile(profile.name)}</p>}
      {warnings.length > 0 && (
        <section className="mb-4 border-l-8 border-orange-800 bg-orange-50 p-4">
          <h3 className="text-std-18B-160">{t.warnings}</h3>
          <ul className="mt-2 list-disc pl-6">
            {warnings.map(({ sheet, row, text, label }, n) => (
              <li key={`${n} ${sheet}`}>
                {row ? `${t.row(sheet, String(row))}: ` : `${sheet}: `}
                {say(text)}
                {label ? ` (${label})` : ''}
              </li>
            ))}
          </ul>
        </section>
      )}
      {skipped.length > 0 && (
        <details className="mb-4 border-t border-solid-gray-200">
          <summary className="min-h-11 cursor-pointer py-2 font-bold">
            {t.skippedRows} ({skipped.length})
          </summary>
          <ul className="list-disc pl-6">
            {skipped.slice(0, 200).map(({ sheet, row, reasonText }) => (
              <li key={`${sheet} ${row}`}>
                {t.row(sheet, String(row))}
                {reasonText && `: ${say(reasonText)}`}
              </li>
            ))}
          </ul>
        </details>
      )}
      {items.length > 0 && (
        <section className="mb-4">
          <h3 className="mb-1 font-bold">{t.sample}</h3>
          <ol className="space-y-1">
            {items.slice(0, 5).map((item) => (
              <li key={item.itemKey} className="truncate">
                <span className="mr-2 tabular-nums">{item.no}</span>
                {item.title}
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
};
