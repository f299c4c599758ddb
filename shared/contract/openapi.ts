import type * as z from 'zod';
import { contract, mountOf, type Plane, planes } from './index.ts';
import { groupOf, groups, planeNames } from './openapi/groups.ts';
import { type Method, type OpenApi, type Operation, type PathItem, type Tag } from './openapi/model.ts';
import { answerOf, bodyOf, operationOf, refusalsOf } from './openapi/operation.ts';
import { componentParameters } from './openapi/parameters.ts';
import { componentSchemas } from './openapi/schemas.ts';
import type { Route, Routes } from './route.ts';

const routesOf = (plane: Plane): [string, Route][] => Object.entries(contract[plane] as Routes);

/** Every operation once: the two tracks have the same ones, so bodies and answers are described once for both. */
const operations: readonly [string, Route][] = [...new Map(planes.flatMap((plane) => routesOf(plane)))];

const paths = (): Record<string, PathItem> => {
  const items: Record<string, Partial<Record<Method, Operation>>> = {};
  for (const plane of planes) {
    for (const [name, route] of routesOf(plane)) {
      const path = mountOf(plane) + route.path;
      const method = route.method.toLowerCase() as Method;
      items[path] = { ...items[path], [method]: operationOf(plane, name, route) };
    }
  }
  return items;
};

const tags = (): Tag[] =>
  planes.flatMap((plane) => {
    const used = new Set(routesOf(plane).map(([name]) => groupOf(name)));
    return Object.entries(groups).flatMap(([group, [ja, en]]) =>
      used.has(group)
        ? [
            {
              name: `${plane}.${group}`,
              description: `${planeNames[plane][0]}: ${ja} / ${planeNames[plane][1]}: ${en}`,
              'x-plane': plane,
              'x-name-ja': ja,
              'x-name-en': en,
            },
          ]
        : [],
    );
  });

const withBody = ([, route]: [string, Route]): boolean => route.body !== undefined;

/** The whole API as OpenAPI 3.1: derived from the contract and from nothing else. */
export const openApi = (): OpenApi => ({
  openapi: '3.1.1',
  info: {
    title: 'Kansa API (監査)',
    version: '0.1.0',
    summary: '自治体の情報セキュリティ監査 / information-security audits of a city',
    description: [
      '2つの監査トラック(`general` 一般、`spi` 特定個人情報)は同じ操作を持ち、データは互いに見えません。',
      'The two audit tracks have the same operations and never see each other’s data.',
      'すべてのPOSTに `Idempotency-Key`、既存の記録を変える操作に `If-Match` が必要です。',
      'Every POST needs `Idempotency-Key`; every change of an existing record needs `If-Match`.',
    ].join('\n\n'),
  },
  servers: [{ url: '/', description: 'このページと同じホスト / the host this document comes from' }],
  security: [{ accessToken: ['kansa'] }],
  tags: tags(),
  paths: paths(),
  components: {
    schemas: componentSchemas(),
    parameters: componentParameters(),
    headers: {
      ETag: {
        description: '記録の版。次の変更の If-Match に使う / the version of the record, for the next If-Match',
        schema: { type: 'string', pattern: '^"\\d{1,9}"$' },
        example: '"7"',
      },
      RetryAfter: {
        description: 'この秒数を待ってからやり直す / wait this many seconds before trying again',
        schema: { type: 'string', pattern: '^\\d+$' },
        example: '2',
      },
    },
    requestBodies: Object.fromEntries(
      operations.filter(withBody).map(([name, route]) => [name, bodyOf(name, route as Route & { body: z.ZodType })]),
    ),
    responses: {
      ...Object.fromEntries(operations.map(([name, route]) => [name, answerOf(name, route)])),
      ...Object.fromEntries(operations.flatMap(([, route]) => Object.entries(refusalsOf(route)))),
    },
    securitySchemes: {
      accessToken: {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'JWT',
        description:
          'スコープ `kansa` を持つアクセストークン(IDトークンは不可) / an access token with scope `kansa`; never an ID token',
      },
    },
  },
});
