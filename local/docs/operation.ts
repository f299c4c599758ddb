import { problems, type ProblemCode } from '#shared/kernel/errors.ts';
import { everywhere } from '#shared/contract/errors-of.ts';
import { escapeHtml } from '#local/html.ts';
import { reachNames } from '#shared/contract/openapi/reach-names.ts';
import type { Callers, JsonSchema, Parameter } from '#shared/contract/openapi/model.ts';
import { curlOf } from './curl.ts';
import { fieldTable, limitsOf, requiredWord, typeOf } from './fields.ts';
import { type Entry, recordIn } from './reading.ts';
import { code, en, table } from './table.ts';

const block = (text: string): string => `<pre><code>${escapeHtml(text)}</code></pre>`;
const json = (value: unknown): string => block(JSON.stringify(value, undefined, 2));

const callersText = ({ action, roles }: Callers): string => {
  if (!action) return `<p>サインインした全員 ${en('everyone who is signed in')}</p>`;
  if (roles.length === 0) return `<p>だれも呼べません ${en('nobody')}</p>`;
  const items = roles.map(
    ({ role, ja, en: english, reach }) =>
      `<li>${escapeHtml(ja)} ${code(role)} <span class="reach">${reachNames[reach][0]}</span> ${en(`${english}: ${reachNames[reach][1]}`)}</li>`,
  );
  return `<p>権限 ${en('action')} ${code(action)}</p><ul class="callers">${items.join('')}</ul>`;
};

const places: Readonly<Record<Parameter['in'], string>> = {
  path: `パス ${en('path')}`,
  query: `クエリ ${en('query')}`,
  header: `ヘッダー ${en('header')}`,
};

const parameterTable = (parameters: readonly Parameter[]): string =>
  table(
    `パラメータとヘッダー ${en('Parameters and headers')}`,
    [
      ['名前', 'name'],
      ['場所', 'in'],
      ['要否', 'required'],
      ['型', 'type'],
      ['説明', 'meaning'],
    ],
    parameters.map((p) => [
      code(p.name),
      places[p.in],
      requiredWord(p.required),
      typeOf(p.schema),
      [escapeHtml(p.description), limitsOf(p.schema)].filter(Boolean).join('<br>'),
    ]),
  );

const problemTable = (caption: string, codes: readonly ProblemCode[]): string =>
  table(
    caption,
    [
      ['コード', 'code'],
      ['状態', 'status'],
      ['文', 'sentence'],
    ],
    codes.map((name) => [
      code(name),
      String(problems[name].status),
      `${escapeHtml(problems[name].ja)}<br>${en(problems[name].en)}`,
    ]),
  );

/** Refusals that every operation has are only named here: their sentences stand once, at the end of the page. */
const refusalsText = ({ refusals }: Entry): string => {
  const codes = refusals.flatMap(({ answer }) => answer['x-problems'] ?? []);
  const own = codes.filter((name) => !everywhere.includes(name));
  const shared = codes
    .filter((name) => everywhere.includes(name))
    .map((name) => `<a href="#problem-${name}">${code(name)}</a>`);
  return `${own.length > 0 ? problemTable(`エラー ${en('Errors')}`, own) : ''}
<p>どの操作にもあるエラー ${en('Errors of every operation')}: ${shared.join(' ')}</p>`;
};

const bodyText = ({ body }: Entry): string => {
  if (!body) return '';
  const { schema } = body.content['application/json'];
  const rule = schema.description ? `<p>${escapeHtml(schema.description)}</p>` : '';
  const size = `<p class="note">${escapeHtml(body.description ?? '')}${body.required ? '' : `。空の本文でもよい ${en('an empty body will do')}`}</p>`;
  const fields = Object.keys(schema.properties ?? {}).length > 0;
  return fields
    ? `${fieldTable(`本文 ${en('Body')}`, schema)}${rule}${size}`
    : `<p>本文に項目はありません(${code('{}')} を送ります) ${en('The body has no fields: send {}')}</p>`;
};

const answerText = ({ status, answer }: Entry): string => {
  const media = answer.content['application/json'];
  const schema: JsonSchema = media?.schema ?? {};
  const record = recordIn(schema);
  const list = schema.$ref ? '' : ' の一覧';
  const what = record ? `<a href="#record-${record}">${escapeHtml(record)}</a>${list}` : '';
  const etag = answer.headers?.['ETag'] ? `。ヘッダー ${code('ETag')} に版 ${en('the version in ETag')}` : '';
  const fields = schema.$ref || record ? '' : fieldTable(`答えの項目 ${en('Fields of the answer')}`, schema);
  return `<p>${code(status)} ${what}${etag}</p>${fields}
<details class="example"><summary>答えの例 ${en('Example answer')}</summary>${json(media?.example)}</details>`;
};

/** One operation: a line that says what it is, and all about it behind that line. */
export const operationHtml = (entry: Entry): string => {
  const { name, method, path, operation } = entry;
  const title = `<h4><span class="method ${method.toLowerCase()}">${method}</span> <span class="name">${escapeHtml(operation['x-summary-ja'])}</span> ${en(operation.summary)}</h4>`;
  return `<details class="operation"><summary>${title}<code class="path">${escapeHtml(path)}</code></summary>
<div class="inside" id="${name}">
<p class="note">operationId ${code(operation.operationId)}</p>
<h5>呼べる人 ${en('Who may call it')}</h5>
${callersText(operation['x-callers'])}
<h5>リクエスト ${en('Request')}</h5>
${entry.parameters.length > 0 ? parameterTable(entry.parameters) : ''}
${bodyText(entry)}
${block(curlOf(entry))}
<h5>レスポンス ${en('Response')}</h5>
${answerText(entry)}
${refusalsText(entry)}
</div></details>`;
};
