import { exampleValues } from '#shared/contract/openapi/example-values.ts';
import type { Entry } from './reading.ts';

/** Where `npm start` serves the application unless told otherwise. */
export const origin = 'http://127.0.0.1:8700';

/** What the shell fills into a body too: ids it has from earlier answers, and a day that is yet to come. */
const filled = /"(planId|checklistId|departmentId|auditId|followUpId|itemKey|dueDate)": "([^"]*)"/g;

/** Another section or plan than that of the path is meant as it stands. */
const isOwn = (name: string, value: string): boolean => name === 'dueDate' || exampleValues[name] === value;

/** The workbook of the samples that come with the project, sent by its bytes. */
const workbook = 'test/fixtures/samples/checklists/general-r8.xlsx';

const asVariables = (path: string): string => path.replaceAll(/\{(\w+)\}/g, '$$$1');

const quoted = (body: unknown): string =>
  JSON.stringify(body, undefined, 2)
    .replaceAll("'", String.raw`'\''`)
    .replaceAll(filled, (as: string, name: string, value: string) =>
      isOwn(name, value) ? `"${name}": "'"$${name}"'"` : as,
    );

const carriesFile = (body: unknown): body is { content: string } =>
  typeof body === 'object' && body !== null && 'content' in body;

/** A file goes through a pipe: it would not fit into an argument. The hash is the one its preview has answered. */
const pipe = ({ content: _content, ...rest }: { content: string }): string => {
  const fields = JSON.stringify({ ...rest, content: '%s' }).replace(/"previewHash":"[^"]*"/, '"previewHash":"%s"');
  const hash = fields.includes('"previewHash"') ? ' "$previewHash"' : '';
  return `printf '${fields}'${hash} "$(base64 -w0 ${workbook})" |\n`;
};

/** A line to paste into a shell that has `TOKEN`, the ids of the path and, for a change, `version`. */
export const curlOf = ({ method, path, parameters, body }: Entry): string => {
  const query = parameters.filter((p) => p.in === 'query' && p.required).map((p) => `${p.name}=${String(p.example)}`);
  const url = `${origin}${asVariables(path)}${query.length > 0 ? `?${query.join('&')}` : ''}`;
  const example = body?.content['application/json'].example;
  const isFile = carriesFile(example);
  const named = new Set(parameters.map((p) => p.name));
  const lines = [
    `curl -i${method === 'GET' ? '' : ` -X ${method}`} "${url}"`,
    `-H "authorization: Bearer $TOKEN"`,
    ...(named.has('If-Match') ? [String.raw`-H "if-match: \"$version\""`] : []),
    ...(named.has('Idempotency-Key') ? ['-H "idempotency-key: $(date +%s%N)"'] : []),
    ...(body ? ['-H "content-type: application/json"'] : []),
    ...(body ? [isFile ? '--data-binary @-' : `-d '${quoted(example)}'`] : []),
  ];
  return (isFile ? pipe(example) : '') + lines.join(' \\\n  ');
};
