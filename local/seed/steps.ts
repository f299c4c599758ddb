import { setTimeout as sleep } from 'node:timers/promises';
import type { As } from './client.ts';

export type Clock = { set: (at: Date) => void };
export type Ids = ReadonlyMap<string, string>;

export const idOf = (ids: Ids, subject: string): string => {
  const id = ids.get(subject);
  if (id === undefined) throw new Error(`nobody is called ${subject}`);
  return id;
};

/** Half past nine in the morning of a day in Japan. */
export const morning = (day: string): Date => new Date(`${day}T09:30:00+09:00`);

/** Waits for work that follows from a change, such as the distribution after a notice. */
export const until = async (done: () => Promise<boolean>): Promise<void> => {
  for (let n = 0; !(await done()); n += 1) {
    if (n > 400) throw new Error('what should have followed from a change did not come');
    await sleep(25);
  }
};

export type Checklist = { checklistId: string; checklistVersion: number; keys: string[] };

/** Answers every item of a section's checklist. `results` names the items that are not simply 適合, by position. */
export const answerAll = async (
  as: As,
  contact: string,
  where: { auditId: string; departmentId: string },
  { keys }: Checklist,
  results: Readonly<Record<number, 'partlyConform' | 'nonConform' | 'notApplicable'>> = {},
  upTo = keys.length,
): Promise<void> => {
  const items = keys.slice(0, upTo).map((itemKey, n) => {
    const selfResult = results[n] ?? ('conform' as const);
    return {
      itemKey,
      version: 0,
      selfResult,
      comment: selfResult === 'conform' ? '規程のとおり実施しています。' : '一部できていない所があります。',
      ...(selfResult === 'notApplicable' ? { reason: '当課では取り扱いがありません。' } : {}),
    };
  });
  await as(contact).general('response.answerMany', { ...where, items });
};

/** Judges every item of a section as its auditor. */
export const judgeAll = async (
  as: As,
  auditor: string,
  where: { auditId: string; departmentId: string },
  { keys }: Checklist,
  results: Readonly<Record<number, 'needsImprovement' | 'nonConform'>> = {},
): Promise<void> => {
  const items = keys.map((itemKey, n) => ({ itemKey, version: 1, auditResult: results[n] ?? ('conform' as const) }));
  await as(auditor).general('response.judgeMany', { ...where, items });
};
