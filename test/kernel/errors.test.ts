import { describe, expect, test } from 'vitest';
import { DomainError, type ProblemCode, problems, sentence } from '#shared/kernel/errors.ts';

const codes = Object.keys(problems) as ProblemCode[];
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

describe.each(codes)('%s', (code) => {
  const { status, ja, en } = problems[code];

  test('has a status of a refusal', () => {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
  });

  test('has a Japanese sentence and an English one', () => {
    expect(ja).toMatch(/[ぁ-ん]/);
    expect(en).toMatch(/^[A-Z][\x20-\x7e]+$/);
  });

  test('leaves no brace and no gap unfilled', () => {
    const params = Object.fromEntries([...placeholders(ja), ...placeholders(en)].map((name) => [name, '何か']));
    for (const language of ['ja', 'en'] as const) {
      const text = sentence(code, language, params);
      expect(text).not.toMatch(/[{}]|undefined/);
      for (const name of placeholders(problems[code][language])) expect(text).toContain(params[name ?? '']);
      expect(sentence(code, language)).not.toMatch(/[{}]|undefined/);
    }
  });
});

test('not allowed to know is 404, known but not allowed 403, stale 412, not possible now 409, a rule 422', () => {
  const statuses = (...names: ProblemCode[]) => names.map((name) => problems[name].status);
  expect(statuses('not_found', 'forbidden', 'stale_version', 'invalid_transition')).toEqual([404, 403, 412, 409]);
  expect(statuses('rule_refused', 'not_independent', 'maker_is_checker', 'incomplete')).toEqual([422, 422, 422, 422]);
});

test('what goes into the trail of the refused person is exactly what was about rights', () => {
  expect(codes.filter((code) => 'denial' in problems[code])).toEqual([
    'forbidden',
    'non_disclosure_required',
    'purpose_required',
    'not_found',
    'not_independent',
    'maker_is_checker',
  ]);
});

test('a sentence says the state it was refused in', () => {
  expect(sentence('invalid_transition', 'ja', { status: 'closed' })).toBe(
    '現在の状態「closed」ではこの操作はできません。',
  );
  expect(sentence('incomplete', 'ja', { what: '未回答 3項目' })).toBe('必要な内容がそろっていません(未回答 3項目)。');
});

test('an error is its code, with details and a stack, and nothing a person typed in its message', () => {
  const error = new DomainError('stale_version', { currentVersion: 4 });
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: 'DomainError', message: 'stale_version', code: 'stale_version' });
  expect(error.details).toEqual({ currentVersion: 4 });
  expect(new DomainError('busy').details).toEqual({});
});
