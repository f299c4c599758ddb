import * as z from 'zod';
import { problems } from '#shared/kernel/errors.ts';
import { type Route, usualBytes } from '#shared/contract/route.ts';
import { errorsOf } from '#shared/contract/errors-of.ts';
import { evidenceView } from '#shared/contract/views.ts';
import { callersOf } from './callers.ts';
import { exampleAnswer, exampleBody } from './examples.ts';
import { groupOf } from './groups.ts';
import { type Answer, type Body, type Operation, type Reference, refTo } from './model.ts';
import { parametersOf } from './parameters.ts';
import { byStatus, problemAnswer, problemName } from './problems.ts';
import { answerSchema, schemaOf } from './schemas.ts';

/** The answer carries the version of a record as its ETag. A new file's record comes with its upload link. */
const hasVersion = ({ output }: Route): boolean =>
  output instanceof z.ZodObject && ('version' in output.shape || output.shape['evidence'] === evidenceView);

const kilobytes = (bytes: number): string => `${bytes / 1024} KB`;

export const bodyOf = (name: string, route: Route & { body: z.ZodType }): Body => ({
  description: `最大 / at most ${kilobytes(route.maxBytes ?? usualBytes)}`,
  required: !route.body.safeParse({}).success,
  content: {
    'application/json': { schema: schemaOf(route.body, 'input'), example: exampleBody(name, route.body) },
  },
});

export const answerOf = (name: string, route: Route): Answer => ({
  description: `${route.summary[0]} / ${route.summary[1]}`,
  ...(hasVersion(route) ? { headers: { ETag: refTo('headers', 'ETag') } } : {}),
  content: {
    'application/json': { schema: answerSchema(route.output), example: exampleAnswer(name, route.output) },
  },
});

/** The refusals of a route, under the names they have among the components. */
export const refusalsOf = (route: Route): Record<string, Answer> =>
  Object.fromEntries(
    [...byStatus(errorsOf(route))].map(([status, codes]) => [problemName(status, codes), problemAnswer(status, codes)]),
  );

const responsesOf = (name: string, route: Route): Record<string, Reference> => ({
  [String(route.status ?? 200)]: refTo('responses', name),
  ...Object.fromEntries(
    [...byStatus(errorsOf(route))].map(([status, codes]) => [
      String(status),
      refTo('responses', problemName(status, codes)),
    ]),
  ),
});

const describe = (name: string, route: Route): string => {
  const own = (route.errors ?? []).map((code) => `\`${code}\` (${problems[code].status})`);
  const { action, roles } = callersOf(name);
  const who = action
    ? `**呼べる人 / Callers** \`${action}\`: ${roles.map((r) => `${r.ja} (${r.role})`).join('、') || 'なし / nobody'}`
    : '**呼べる人 / Callers** サインインした全員 / everyone signed in';
  const refused = own.length === 0 ? [] : [`**この操作に固有の拒否 / Refusals of its own** ${own.join(', ')}`];
  return [route.summary[0], who, ...refused].join('\n\n');
};

export const operationOf = (plane: string, name: string, route: Route): Operation => ({
  operationId: `${plane}.${name}`,
  tags: [`${plane}.${groupOf(name)}`],
  summary: route.summary[1],
  'x-summary-ja': route.summary[0],
  'x-callers': callersOf(name),
  description: describe(name, route),
  parameters: parametersOf(route),
  ...(route.body ? { requestBody: refTo('requestBodies', name) } : {}),
  responses: responsesOf(name, route),
});
