import type { Finding } from '#shared/domain/finding/finding.ts';
import { dayOf } from '#shared/kernel/calendar.ts';
import type { Words } from '#web/text/catalogue.ts';

/** A step of an improvement: the day it was planned for, and the day it came about. */
export type Milestone = { key: string; name: Words; planned?: string; actual?: string; late: boolean };

type Source = Pick<Finding, 'instruction' | 'dueDate' | 'remediation' | 'followUps' | 'status'>;

const onDay = (at: string | undefined): string | undefined => (at === undefined ? undefined : dayOf(new Date(at)));

/** Planned and actual days of an improvement, in order; a step that is late and not yet done counts as late today. */
export const milestonesOf = ({ instruction, remediation, followUps }: Source, today: string): Milestone[] => {
  if (!remediation) return [];
  const [first] = remediation.extensions;
  const due = remediation.dueDate;
  const steps: Omit<Milestone, 'late'>[] = [
    { key: 'instructed', name: { ja: '改善指示', en: 'Instruction' }, ...optional('actual', onDay(instruction?.at)) },
    ...(first ? [{ key: 'first', name: { ja: '当初の期限', en: 'First due date' }, planned: first.from }] : []),
    {
      key: 'completed',
      name: { ja: '改善の完了', en: 'Completion' },
      planned: remediation.plan?.dueDate ?? due,
      ...optional('actual', remediation.completion?.completedOn),
    },
    { key: 'due', name: { ja: '改善期限', en: 'Due date' }, planned: due },
    {
      key: 'verified',
      name: { ja: '監査人の確認', en: 'Verification' },
      ...optional('actual', remediation.status === 'not_effective' ? undefined : onDay(remediation.verification?.at)),
    },
    ...followUps.map((followUp) => ({
      key: followUp.followUpId,
      name: { ja: 'フォローアップ', en: 'Follow-up' },
      planned: followUp.plannedOn,
      ...optional('actual', onDay(followUp.reportedAt)),
    })),
  ];
  return steps.map((step) => ({
    ...step,
    late: step.key === 'completed' && step.planned !== undefined && (step.actual ?? today) > step.planned,
  }));
};

const optional = <K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> =>
  value === undefined ? {} : ({ [key]: value } as Partial<Record<K, string>>);
