import { problems, type ProblemCode } from '#shared/kernel/errors.ts';
import { escapeHtml } from '#local/html.ts';
import { groups, planeNames } from '#shared/contract/openapi/groups.ts';
import type { OpenApi } from '#shared/contract/openapi/model.ts';
import { fieldTable } from './fields.ts';
import { introduction } from './introduction.ts';
import { operationHtml } from './operation.ts';
import { entriesOf, type Entry } from './reading.ts';
import { code, en, table } from './table.ts';

type Group = { id: string; ja: string; en: string; entries: readonly Entry[] };
type Section = { id: string; ja: string; en: string; groups: readonly Group[] };

const shown = ['general', 'directory', 'spi'] as const;

const titles = {
  general: ['監査の操作', 'Operations of both tracks'],
  directory: planeNames.directory,
  spi: ['特定個人情報の監査だけの操作', 'Operations of sealed audits alone'],
} as const;

const sectionsOf = (entries: readonly Entry[]): Section[] =>
  shown.map((plane) => ({
    id: plane,
    ja: titles[plane][0],
    en: titles[plane][1],
    groups: Object.entries(groups).flatMap(([group, [ja, english]]) => {
      const own = entries.filter((e) => e.plane === plane && e.group === group);
      return own.length > 0 ? [{ id: `${plane}-${group}`, ja, en: english, entries: own }] : [];
    }),
  }));

const contents = (sections: readonly Section[]): string => {
  const linked = (id: string, ja: string, english: string) => `<a href="#${id}">${ja} ${en(english)}</a>`;
  const groupItem = ({
    id,
    ja,
    en: english,
    entries,
  }: Group) => `<li><details><summary>${ja} ${en(english)} <span class="count">${entries.length}</span></summary>
<p>${linked(id, '全体', 'all')}</p>
<ul>${entries.map((e) => `<li><a href="#${e.name}">${escapeHtml(e.operation['x-summary-ja'])}</a></li>`).join('')}</ul></details></li>`;
  return `<nav aria-label="目次 Contents">
<ul class="top">
<li>${linked('try', '試し方', 'How to try this')}</li>
<li>${linked('rules', '決まり', 'Rules')}</li>
<li>${linked('journey', '監査ひとつの流れ', 'A whole audit')}</li>
${sections.map((s) => `<li>${linked(s.id, s.ja, s.en)}<ul>${s.groups.map(groupItem).join('\n')}</ul></li>`).join('\n')}
<li>${linked('records', '記録の項目', 'Records')}</li>
<li>${linked('problems', 'エラー', 'Errors')}</li>
<li><a href="/docs/openapi.json">openapi.json</a></li>
</ul></nav>`;
};

const groupHtml = ({ id, ja, en: english, entries }: Group): string => `<section aria-labelledby="${id}">
<h3 id="${id}">${ja} ${en(english)}</h3>
${entries.map(operationHtml).join('\n')}
</section>`;

const sectionHtml = ({ id, ja, en: english, groups: parts }: Section): string => `<section aria-labelledby="${id}">
<h2 id="${id}">${ja} ${en(english)}</h2>
${parts.map(groupHtml).join('\n')}
</section>`;

const recordsHtml = ({ components }: OpenApi): string => `<section aria-labelledby="records">
<h2 id="records">記録の項目 ${en('Records')}</h2>
${Object.entries(components.schemas)
  .map(
    ([name, schema]) =>
      `<details class="operation"><summary><h3>${code(name)}</h3></summary><div class="inside" id="record-${name}">${fieldTable(code(name), schema)}</div></details>`,
  )
  .join('\n')}
</section>`;

const problemsHtml = (): string => `<section aria-labelledby="problems">
<h2 id="problems">エラー ${en('Errors')}</h2>
<p>エラーは RFC 9457 の ${code('application/problem+json')} で返ります。項目は <a href="#record-Problem">Problem</a> を見てください。<br>${en('Refusals are RFC 9457 problem details.')}</p>
${table(
  `エラーの一覧 ${en('All errors')}`,
  [
    ['コード', 'code'],
    ['状態', 'status'],
    ['文', 'sentence'],
  ],
  (Object.keys(problems) as ProblemCode[]).map((name) => [
    `<code id="problem-${name}">${name}</code>`,
    String(problems[name].status),
    `${escapeHtml(problems[name].ja)}<br>${en(problems[name].en)}`,
  ]),
)}
</section>`;

/** The description of the API as one page without scripts, for people who try it on their own machine. */
export const docsPage = (document: OpenApi): string => {
  const entries = entriesOf(document);
  const sections = sectionsOf(entries);
  return `<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>APIの説明 | Kansa(監査)体験版</title><link rel="stylesheet" href="/docs/docs.css"></head>
<body>
<a class="skip" href="#content">本文へ ${en('Skip to content')}</a>
<header><p>Kansa(監査)体験版 ${en('Trial')}</p><p><a href="/">はじめの画面 ${en('Start')}</a></p></header>
<div class="columns">
${contents(sections)}
<main id="content">
<h1>APIの説明 ${en('The API of Kansa')}</h1>
<p>計画から改善の完了まで、監査のすべての仕事をこのAPIで行えます。${entries.length}の操作があります。<br>${en(`All the work of an audit, from the plan to the last improvement, in ${entries.length} operations.`)}</p>
${introduction(entries)}
${sections.map(sectionHtml).join('\n')}
${recordsHtml(document)}
${problemsHtml()}
</main></div>
</body></html>
`;
};
