import { type ProblemCode, problems, sentence } from '#shared/kernel/errors.ts';
import type { Answer } from './model.ts';
import { refTo } from './model.ts';
import type { ProblemBody } from './problem-schema.ts';

/** Codes of one route by status: an answer has one status and may have several codes. */
export const byStatus = (codes: readonly ProblemCode[]): Map<number, ProblemCode[]> => {
  const groups = new Map<number, ProblemCode[]>();
  for (const code of codes) {
    const { status } = problems[code];
    groups.set(status, [...(groups.get(status) ?? []), code]);
  }
  return groups;
};

/** Routes that can refuse with the same codes under a status share one description. */
export const problemName = (status: number, codes: readonly ProblemCode[]): string =>
  `Problem${status}.${codes.toSorted().join('.')}`;

const params = { status: 'draft', reason: 'D202: currentPost', what: '主任監査人', code: 'old_excel' };

const details: Partial<Record<ProblemCode, Pick<ProblemBody, 'fields' | 'currentVersion'>>> = {
  invalid_input: {
    fields: [{ path: 'title', ja: '短すぎるか、小さすぎます', en: 'too short or too small' }],
  },
  number_in_text: {
    fields: [
      {
        path: 'comment',
        at: 11,
        ja: '12文字目から、個人番号とみられる数字があります',
        en: 'what seems to be an Individual Number, from character 12 on',
      },
    ],
  },
  stale_version: { currentVersion: 7 },
};

const exampleOf = (code: ProblemCode): ProblemBody => ({
  type: `urn:kansa:problem:${code}`,
  title: sentence(code, 'ja', params),
  titleEn: sentence(code, 'en', params),
  status: problems[code].status,
  code,
  ...details[code],
});

const retried: readonly ProblemCode[] = ['busy', 'newer_version', 'too_many_requests', 'idempotency_in_progress'];

const headersOf = (codes: readonly ProblemCode[]): Pick<Answer, 'headers'> => {
  const retry = codes.some((code) => retried.includes(code)) ? { 'Retry-After': refTo('headers', 'RetryAfter') } : {};
  const version = codes.includes('stale_version') ? { ETag: refTo('headers', 'ETag') } : {};
  const headers = { ...retry, ...version };
  return Object.keys(headers).length === 0 ? {} : { headers };
};

export const problemAnswer = (status: number, codes: readonly ProblemCode[]): Answer => ({
  description: codes.map((code) => `\`${code}\` ${problems[code].ja} / ${problems[code].en}`).join('\n\n'),
  'x-problems': codes,
  ...headersOf(codes),
  content: {
    'application/problem+json': {
      schema: {
        allOf: [
          { $ref: '#/components/schemas/Problem' },
          { type: 'object', properties: { status: { const: status }, code: { enum: codes } } },
        ],
      },
      examples: Object.fromEntries(codes.map((code) => [code, { summary: problems[code].en, value: exampleOf(code) }])),
    },
  },
});
