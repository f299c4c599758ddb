import { escapeHtml } from '#local/html.ts';

/** English beside the Japanese it repeats. */
export const en = (text: string): string => `<span lang="en">${escapeHtml(text)}</span>`;
export const code = (text: string): string => `<code>${escapeHtml(text)}</code>`;

type Column = readonly [ja: string, en: string];

/**
 * A table whose rows become cards on a narrow screen. The roles say again what the elements say, because browsers
 * forget it when the style sheet lays the rows out differently. Cells are HTML; the first one heads its row.
 */
export const table = (caption: string, columns: readonly Column[], rows: readonly (readonly string[])[]): string => {
  const head = columns.map(([ja, e]) => `<th scope="col" role="columnheader">${ja} ${en(e)}</th>`).join('');
  const cell = (html: string, n: number): string => {
    const label = columns[n]?.[0] ?? '';
    return n === 0
      ? `<th scope="row" role="rowheader">${html}</th>`
      : `<td role="cell" data-label="${escapeHtml(label)}">${html}</td>`;
  };
  const body = rows.map((cells) => `<tr role="row">${cells.map(cell).join('')}</tr>`).join('\n');
  return `<table role="table"><caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${head}</tr></thead>
<tbody role="rowgroup">
${body}
</tbody></table>`;
};
