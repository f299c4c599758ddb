import type { ReactNode } from 'react';
import type { Out } from '#web/api/types.ts';
import { Icon } from '#web/parts/Icon.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { transferText } from './transfer-text.ts';

export type Preview = Out<'directory', 'transfer.preview'>;

const List = ({ title, count, children }: { title: string; count: number; children: ReactNode }) => (
  <details open={count > 0 && count <= 30} className="border-t border-solid-gray-200 py-2">
    <summary className="min-h-11 cursor-pointer py-2 font-bold">
      {title} <span className="font-normal">({count})</span>
    </summary>
    <ul className="space-y-1 pb-2 pl-4">{children}</ul>
  </details>
);

/** What a staff list would change, in the words of an office. */
export const TransferPreview = ({ preview }: { preview: Preview }) => {
  const t = useText(transferText);
  const say = useSay();
  const { departments, people, posts, vacant, concurrent, rows, warnings, obstacle, counts } = preview;
  const refused = rows.filter(({ outcome }) => outcome === 'refused');
  const placed = (held: readonly string[]): string => (held.length > 0 ? held.join('、') : t.none);
  return (
    <>
      <p role="status" className="mb-3 text-std-18B-160">
        {counts.changes === 0 ? t.nothing : t.summary(String(counts.changes))}
      </p>
      {obstacle && <p className="mb-4 border-l-8 border-error-1 bg-red-50 p-4 font-bold">{say(obstacle.text)}</p>}
      {refused.length > 0 && (
        <section className="mb-4 border-l-8 border-error-1 bg-red-50 p-4">
          <h3 className="text-std-18B-160">{t.refusedRows}</h3>
          <p>{t.refusedNote}</p>
          <ul className="mt-2 list-disc pl-6">
            {refused.map(({ sheet, row, reasonText }) => (
              <li key={`${sheet} ${row}`}>
                {t.row(sheet, String(row))}: {reasonText && say(reasonText)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {warnings.length > 0 && (
        <section className="mb-4 border-l-8 border-orange-800 bg-orange-50 p-4">
          <h3 className="text-std-18B-160">{t.warnings}</h3>
          <ul className="mt-2 list-disc pl-6">
            {warnings.map(({ sheet, row, label, text }) => (
              <li key={`${sheet ?? ''} ${row ?? ''} ${text.ja} ${label ?? ''}`}>
                {sheet && row ? `${t.row(sheet, String(row))}: ` : ''}
                {say(text)}
                {label ? ` (${label})` : ''}
              </li>
            ))}
          </ul>
        </section>
      )}
      <List title={t.departments} count={departments.length}>
        {departments.map(({ change, departmentId, name }) => (
          <li key={departmentId}>
            {t[change]}: {departmentId} {name}
          </li>
        ))}
      </List>
      <List title={t.people} count={people.length}>
        {people.map(({ change, name, subject, before, after }) => (
          <li key={subject}>
            <span className="font-bold">{name}</span> {t[change]}: {placed(before)}
            <Icon name="arrow" className="mx-1 inline size-4" />
            {placed(after)}
          </li>
        ))}
      </List>
      <List title={t.posts} count={posts.length}>
        {posts.map(({ change, postId, departmentId, departmentName, title, holderName, successorName }) => (
          <li key={postId ?? `${departmentId} ${title} ${successorName ?? ''}`}>
            {departmentName} {title} {t[change]}: {holderName ?? t.none}
            <Icon name="arrow" className="mx-1 inline size-4" />
            {successorName ?? t.none}
          </li>
        ))}
      </List>
      <List title={t.vacant} count={vacant.length}>
        {vacant.map(({ departmentId, departmentName, title }, n) => (
          <li key={`${departmentId} ${title} ${n}`}>
            {departmentName} {title}
          </li>
        ))}
      </List>
      <List title={t.concurrent} count={concurrent.length}>
        {concurrent.map(({ name, subject, posts: held }) => (
          <li key={subject}>
            {name}: {held.join('、')}
          </li>
        ))}
      </List>
    </>
  );
};
