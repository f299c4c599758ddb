import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { createLog } from '#functions/runtime/logger.ts';
import { DomainError } from '#shared/kernel/errors.ts';

let lines: object[] = [];
const log = createLog({ function: 'kansa-dev-general-api-plans', plane: 'general' }, (line) => void lines.push(line));
beforeEach(() => {
  lines = [];
});

const number = '123456789018';
const thrown = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe('of an error, a line says where it happened and nothing that was read or typed', () => {
  test.each<[string, () => unknown]>([
    ['a parser that quotes what it read', () => JSON.parse(`山田太郎 ${number}`)],
    ['a parser of addresses', () => new URL(`山田太郎 ${number}`)],
    ['a schema', () => z.strictObject({ a: z.literal('x') }).parse({ a: `山田太郎 ${number}`, 山田太郎: number })],
    [
      'a message with a text in it',
      () => {
        throw new Error(`cannot store 山田太郎 ${number} here`);
      },
    ],
    [
      'a message with a number in another form',
      () => {
        throw new TypeError('no 1234-5678-9018 and no 1234 5678 9018');
      },
    ],
    [
      'a refusal',
      () => {
        throw new DomainError('rule_refused', { params: { reason: `山田太郎 ${number}` } });
      },
    ],
    [
      'an answer of a service',
      () => {
        throw Object.assign(new Error(`Value '山田太郎 ${number}' failed`), {
          name: 'ValidationException',
          $metadata: { httpStatusCode: 400, requestId: 'ABC' },
        });
      },
    ],
  ])('%s', (_, work) => {
    const error = thrown(work);
    expect(error).toBeInstanceOf(Error);
    log.error('unexpected', { error });
    const text = JSON.stringify(lines);
    expect(text).not.toMatch(/山田|太郎|1234/);
    expect(lines).toMatchObject([{ error: { name: (error as Error).name } }]);
    expect((lines as { error: { frames: string[] } }[])[0]?.error.frames.length).toBeGreaterThan(0);
  });

  test('our own words stay, and what a service calls its refusal', () => {
    log.error('job.failed', { error: new Error('the malware scanner has not spoken in two hours') });
    log.error('job.failed', {
      error: Object.assign(new Error('secret'), { name: 'ThrottlingException', $metadata: { httpStatusCode: 400 } }),
    });
    expect(lines).toMatchObject([
      { error: { message: 'the malware scanner has not spoken in two hours' } },
      { error: { name: 'ThrottlingException', status: 400 } },
    ]);
    expect(JSON.stringify(lines)).not.toContain('secret');
  });
});

test('an error counts as one failure of its function, news as none', () => {
  log.info('deadlines.swept', { letters: 3 });
  log.error('outbox.failed', { sequence: '12' });
  expect(lines[0]).not.toHaveProperty('_aws');
  expect(lines[1]).toMatchObject({
    level: 'error',
    function: 'kansa-dev-general-api-plans',
    plane: 'general',
    Failures: 1,
    _aws: {
      CloudWatchMetrics: [
        { Namespace: 'Kansa', Dimensions: [['function']], Metrics: [{ Name: 'Failures', Unit: 'Count' }] },
      ],
    },
  });
});

describe('a line names the trace of its invocation', () => {
  afterEach(() => {
    delete process.env['_X_AMZN_TRACE_ID'];
  });
  test('where there is one', () => {
    process.env['_X_AMZN_TRACE_ID'] = 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1';
    log.info('disposals.carriedOut', { audits: 0 });
    expect(lines).toMatchObject([{ trace: 'Root=1-5759e988-bd862e3fe1be46a994272793' }]);
  });
});

test('no fact can pass for the level, the event or the function of a line', () => {
  log.info('deadlines.swept', { level: 'error', event: 'forged', function: 'another', _aws: undefined });
  expect(lines).toMatchObject([{ level: 'info', event: 'deadlines.swept', function: 'kansa-dev-general-api-plans' }]);
});
