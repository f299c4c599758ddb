import { expect, test } from 'vitest';
import { advance, isPossible, type Lifecycle } from '#shared/kernel/lifecycle.ts';

type Status = 'open' | 'paused' | 'done';
const lifecycle = {
  finish: { from: ['open'], to: 'done' },
  note: { from: ['open', 'done'], to: 'same' },
  pause: { from: ['open'], to: 'paused' },
  resume: { from: ['paused'], to: 'resume' },
} satisfies Lifecycle<Status, string>;

const record = (status: Status, suspendedFrom?: Status) => ({
  status,
  ...(suspendedFrom ? { suspendedFrom } : {}),
  version: 3,
  title: '点検',
});

test('a step changes the state and nothing else: the version belongs to the store', () => {
  const before = record('open');
  expect(advance(lifecycle, before, 'finish')).toEqual({ ...before, status: 'done' });
  expect(before.status).toBe('open');
});

test('a side action keeps the state', () => {
  expect(advance(lifecycle, record('done'), 'note')).toEqual(record('done'));
});

test('resuming returns to the state that was left', () => {
  expect(advance(lifecycle, record('paused', 'open'), 'resume').status).toBe('open');
});

test('a refusal names the state and the command', () => {
  expect(() => advance(lifecycle, record('done'), 'finish')).toThrow(
    expect.objectContaining({
      code: 'invalid_transition',
      details: { params: { status: 'done', command: 'finish' } },
    }),
  );
});

test('what is possible is what advance lets pass', () => {
  expect(isPossible<Status, keyof typeof lifecycle>(lifecycle, record('open'), 'finish')).toBe(true);
  expect(isPossible<Status, keyof typeof lifecycle>(lifecycle, record('done'), 'finish')).toBe(false);
});
