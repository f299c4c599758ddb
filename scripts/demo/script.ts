import { dayOf, daysAfter, fiscalYearOf } from '#shared/kernel/calendar.ts';
import type { World } from './world.ts';

/** What the steps hand on to each other: of the internal audit, and of the joint and the external one. */
export const emptyNotes = () => ({
  people: {} as Record<string, string>,
  planId: '',
  checklistId: '',
  checklistVersion: 0,
  keys: [] as string[],
  auditId: '',
  requestId: '',
  evidenceId: '',
  findingId: '',
  praiseId: '',
  followUpId: '',
  staffList: { fileName: '', content: '', from: '' },
  running: { auditId: '', departmentId: 'D802' },
  joint: { auditId: '', itemKey: '', questionId: '', requestId: '', evidenceId: '', findingId: '' },
  external: { auditId: '', workbook: { fileName: '', content: '' } },
  special: {
    planId: '',
    checklistId: '',
    keys: [] as string[],
    auditId: '',
    evidenceId: '',
    findingId: '',
    workId: '',
    outsourcingId: '',
    breachId: '',
  },
});
export type Notes = ReturnType<typeof emptyNotes>;

export type Scene = { world: World; notes: Notes };
export type Step = { title: string; play: (scene: Scene) => Promise<string | void> };

export const year = fiscalYearOf(dayOf(new Date()));

/** Days from today, as a calendar day in Japan. */
export const inDays = (days: number): string => daysAfter(dayOf(new Date()), days);

type Audit = { auditId: string };
type Place = Audit & { departmentId: string };
type Finding = Audit & { findingId: string };
type Now = { version: number | undefined };
const seen = ({ world }: Scene) => world.as('tokatsu').general;

/** Records as they stand now, for the version that a change of them names. */
export const auditNow = async (scene: Scene, { auditId }: Audit): Promise<Now> => seen(scene)('audit.get', { auditId });
export const assignmentNow = async (scene: Scene, { auditId, departmentId }: Place): Promise<Now> =>
  seen(scene)('assignment.get', { auditId, departmentId });
export const findingNow = async (scene: Scene, { auditId, findingId }: Finding): Promise<Now> =>
  seen(scene)('finding.get', { auditId, findingId });

export const postOf = async ({ world }: Scene, departmentId: string, title: string) => {
  const { items } = (await world.as('kanri').directory('post.list', {})).body;
  const found = items.find((p) => p.departmentId === departmentId && p.title === title);
  if (!found) throw new Error(`no post ${title} in ${departmentId}`);
  return found;
};
