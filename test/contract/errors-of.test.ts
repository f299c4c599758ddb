import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { problems } from '#shared/kernel/errors.ts';
import { errorsOf } from '#shared/contract/errors-of.ts';
import type { Route } from '#shared/contract/route.ts';
import { distinctRoutes } from './routes.ts';

const route = (over: Partial<Route> = {}): Route => ({
  method: 'GET',
  path: '/somewhere',
  summary: ['何か', 'something'],
  output: z.unknown(),
  ...over,
});

describe('the errors of a route follow from its shape', () => {
  const always = [
    'invalid_input',
    'unauthenticated',
    'forbidden',
    'not_found',
    'too_many_requests',
    'internal',
    'busy',
    'newer_version',
  ];

  test('reading can be refused for what was asked, for who asks, and for the hour', () => {
    expect(errorsOf(route())).toEqual(always);
  });

  test('a POST also for its Idempotency-Key', () => {
    const more = ['idempotency_key_required', 'idempotency_key_reused', 'idempotency_in_progress'];
    expect(new Set(errorsOf(route({ method: 'POST' })))).toEqual(new Set([...always, ...more]));
  });

  test('a body also for its size and type', () => {
    const more = ['too_large', 'unsupported_media_type'];
    expect(new Set(errorsOf(route({ method: 'PUT', body: z.strictObject({}) })))).toEqual(
      new Set([...always, ...more]),
    );
  });

  test('a change of a record also for its version', () => {
    const more = ['precondition_required', 'stale_version'];
    expect(new Set(errorsOf(route({ method: 'PUT', ifMatch: true })))).toEqual(new Set([...always, ...more]));
  });

  test('its own refusals join, and nothing is named twice', () => {
    const codes = errorsOf(route({ ifMatch: true, errors: ['rule_refused', 'stale_version'] }));
    expect(codes).toContain('rule_refused');
    expect(codes.filter((code) => code === 'stale_version')).toHaveLength(1);
  });

  test.each(distinctRoutes)('$name: by rising status, each once', ({ route: real }) => {
    const codes = errorsOf(real);
    const statuses = codes.map((code) => problems[code].status);
    expect(statuses).toEqual(statuses.toSorted((a, b) => a - b));
    expect(new Set(codes).size).toBe(codes.length);
  });
});
