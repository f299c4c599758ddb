import * as z from 'zod';
import { describe, expect, test } from 'vitest';
import { assignment, assignmentInputs } from '#shared/domain/assignment/assignment.ts';
import { audit } from '#shared/domain/audit/audit.ts';
import { auditInputs } from '#shared/domain/audit/commands.ts';
import { finding, findingInputs } from '#shared/domain/finding/finding.ts';
import { plan, planInputs } from '#shared/domain/plan/plan.ts';
import { remediation, remediationInputs } from '#shared/domain/remediation/remediation.ts';
import { day, line, prose, writtenProse } from '#shared/domain/scalars.ts';
import { answer, itemAnswer, judgement } from '#shared/domain/response/response.ts';

describe('what was stored passes its own schema when it is read again', () => {
  const anything = [
    'あ'.repeat(20),
    ' 前後の空白 ',
    'か\u3099き\u3099', // decomposed: NFC shortens it
    '\u0958'.repeat(20), // NFC lengthens it
    '\uFACF'.repeat(20), // a compatibility ideograph that NFC moves beyond the basic plane
    '𠮷野家'.repeat(5),
    '1行目\n\t2行目',
  ];
  test.each(anything)('%j', (text) => {
    for (const schema of [line(20), prose(20), writtenProse(20)]) {
      const once = schema.safeParse(text);
      if (once.success) expect(schema.parse(once.data)).toBe(once.data);
    }
  });

  test.each(['\u0000', 'a\u0007b', '\u009F', '\uD800', 'x\uDC00'])(
    'control characters and half characters: %j',
    (text) => {
      expect(line(20).safeParse(text).success).toBe(false);
      expect(prose(20).safeParse(text).success).toBe(false);
    },
  );

  test('a line is one line, prose may have several, and neither may be blank where words are required', () => {
    expect(line(20).safeParse('1行目\n2行目').success).toBe(false);
    expect(prose(20).safeParse('1行目\n2行目').success).toBe(true);
    expect(prose(20).safeParse('  ').success).toBe(true);
    for (const schema of [line(20), writtenProse(20)]) expect(schema.safeParse(' 　\t').success).toBe(false);
  });
});

// Where a rule copies a text of the input into a field of the record: `input.field > record field`.
type Shape = Readonly<Record<string, z.ZodType>>;
const written: [name: string, inputs: Readonly<Record<string, z.ZodObject>>, record: Shape, copies: string][] = [
  ['plan', planInputs, plan.shape, 'return.comment>remark revise.reason>remark close.reason>remark'],
  [
    'audit',
    auditInputs,
    audit.shape,
    'approve.comment>remark return.comment>remark acknowledgeReport.comment>remark issueInstructions.comment>remark close.comment>remark suspend.reason>remark resume.comment>remark cancel.reason>remark notify.noticeNo>noticeNo',
  ],
  [
    'assignment',
    assignmentInputs,
    assignment.shape,
    'requestApproval.comment>comment returnInternally.comment>comment approve.comment>comment return.comment>comment accept.comment>comment reopen.reason>comment withdraw.reason>comment',
  ],
  [
    'finding',
    findingInputs,
    finding.shape,
    'withdraw.comment>remark passReview.comment>reviewRemark returnReview.comment>reviewRemark confirmFacts.comment>remark reply.text>reply closeWithoutAction.comment>remark close.comment>remark carryOver.reason>remark',
  ],
  [
    'remediation',
    remediationInputs,
    remediation.shape,
    'requestApproval.comment>remark returnInternally.comment>remark submit.comment>remark return.comment>remark approve.comment>remark progress.comment>remark interim.interim>interim transfer.reason>remark',
  ],
];

const longest = (schema: z.ZodType | undefined): number => {
  const inner = schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema;
  return inner instanceof z.ZodString ? (inner.maxLength ?? 0) : 0;
};

describe.each(written)('the longest text a %s command takes fits into the record', (_, inputs, record, copies) => {
  test.each(copies.split(' '))('%s', (copy) => {
    const [command = '', field = '', target = ''] = copy.split(/[.>]/);
    const [given, kept] = [longest(inputs[command]?.shape[field] as z.ZodType | undefined), longest(record[target])];
    expect(given).toBeGreaterThan(0);
    expect(kept).toBeGreaterThanOrEqual(given);
  });
});

describe('a reason where DOMAIN.md 1.4 wants one', () => {
  const base = { itemKey: 'item-1', version: 0 };
  test.each([
    ['対象外 without a reason', { selfResult: 'notApplicable' }, false],
    ['対象外 with a blank one', { selfResult: 'notApplicable', reason: ' 　' }, false],
    ['対象外 with one', { selfResult: 'notApplicable', reason: '窓口がない。' }, true],
    ['不適合 without', { selfResult: 'nonConform' }, true],
  ])('the section: %s', (_, fields, ok) => {
    expect(itemAnswer.safeParse({ ...base, ...fields }).success).toBe(ok);
    expect(answer.safeParse({ version: 0, ...fields }).success).toBe(ok);
  });
  test.each([
    ['対象外 without a reason', { auditResult: 'notApplicable' }, false],
    ['未確認 without a reason', { auditResult: 'unconfirmed' }, false],
    ['未確認 with one', { auditResult: 'unconfirmed', auditComment: '次年度。' }, true],
    ['要改善 without', { auditResult: 'needsImprovement' }, true],
  ])('the auditor: %s', (_, fields, ok) => {
    expect(judgement.safeParse({ version: 0, ...fields }).success).toBe(ok);
  });
  test.each([
    ['a plan is returned', planInputs.return],
    ['an audit is suspended', auditInputs.suspend],
    ['an audit is cancelled', auditInputs.cancel],
    ['an accepted checklist is reopened', assignmentInputs.reopen],
    ['a finding is disputed', findingInputs.dispute],
    ['a dispute is upheld', findingInputs.uphold],
  ])('%s', (_, schema) => expect(schema.safeParse({}).success).toBe(false));
});

test('a day is a real one', () => {
  expect(day.safeParse('2026-02-29').success).toBe(false);
  expect(day.safeParse('2028-02-29').success).toBe(true);
});
