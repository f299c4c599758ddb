import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import type { Lifecycle } from '#shared/kernel/lifecycle.ts';
import type { Role } from '#shared/domain/access/roles.ts';
import { itemKey, type OpenQuestions } from '#shared/domain/assignment/assignment.ts';
import { departmentId, id, instant, writtenProse } from '#shared/domain/scalars.ts';

export const questionStatus = z.enum(['asked', 'answered', 'closed']);
type QuestionStatus = z.infer<typeof questionStatus>;

/** 質問・回答. The side that asked asks again and closes; the other side answers. */
export const questionLifecycle = {
  answer: { from: ['asked'], to: 'answered' },
  askAgain: { from: ['answered'], to: 'asked' },
  close: { from: ['asked', 'answered'], to: 'closed' },
} satisfies Lifecycle<QuestionStatus, string>;
export type QuestionCommand = keyof typeof questionLifecycle;

const side = z.enum(['team', 'section']);
export type Side = z.infer<typeof side>;

/** A thread ends long before this: it is a question, not a file of correspondence. */
const most = 40;

/** A question about an item or an evidence request, and what was said to it. It lives in the chain of its assignment. */
export const question = strictObject(() => ({
  auditId: id,
  departmentId,
  questionId: id,
  version: z.int().min(0),
  status: questionStatus,
  itemKey: itemKey.optional(),
  requestId: id.optional(),
  askedBy: side,
  messages: z
    .array(z.strictObject({ side, by: id, at: instant, text: writtenProse(2000) }))
    .min(1)
    .max(most),
}));
export type Question = z.infer<typeof question>;

const text = () => writtenProse(2000);
export const newQuestion = strictObject(() => ({
  itemKey: itemKey.optional(),
  requestId: id.optional(),
  text: text(),
})).refine((q) => (q.itemKey === undefined) !== (q.requestId === undefined), {
  path: ['itemKey'],
  message: 'an item or an evidence request, one of them',
});

export const questionInputs = {
  answer: strictObject(() => ({ text: text() })),
  askAgain: strictObject(() => ({ text: text() })),
  close: strictObject(() => ({})),
} satisfies Record<QuestionCommand, z.ZodObject>;

const otherSide: Record<Side, Side> = { team: 'section', section: 'team' };

/** Whose move a command is. */
export const sideFor = ({ askedBy }: Question, command: QuestionCommand): Side =>
  command === 'answer' ? otherSide[askedBy] : askedBy;

/** Who is waited for. */
const sideAwaited = ({ status, askedBy }: Question): Side | undefined =>
  status === 'asked' ? otherSide[askedBy] : undefined;

const duties: Record<Side, Role> = { section: 'deptContact', team: 'auditor' };
export const questionDuty = (asked: Question): Role | undefined => {
  const awaited = sideAwaited(asked);
  return awaited && duties[awaited];
};

export const isFull = ({ messages }: Question): boolean => messages.length >= most;

/** The counts after one question of the section went from one state to another. */
export const counted = (
  counts: OpenQuestions = { section: 0, team: 0 },
  before: Question | undefined,
  after: Question,
): OpenQuestions => {
  const now = { ...counts };
  const [was, is] = [before && sideAwaited(before), sideAwaited(after)];
  if (was) now[was] -= 1;
  if (is) now[is] += 1;
  return now;
};
