import type { World } from './world.ts';

/** What the steps hand on to each other. */
export type Notes = {
  checklistId: string;
  checklistVersion: number;
  keys: string[];
  planId: string;
  auditId: string;
  people: Record<string, string>;
  requestId: string;
  evidenceId: string;
  findingId: string;
  praiseId: string;
  followUpId: string;
  versions: Record<string, number>;
};

export type Scene = { world: World; notes: Notes };
export type Step = { title: string; play: (scene: Scene) => Promise<string | void> };

export const emptyNotes = (): Notes => ({
  checklistId: '',
  checklistVersion: 0,
  keys: [],
  planId: '',
  auditId: '',
  people: {},
  requestId: '',
  evidenceId: '',
  findingId: '',
  praiseId: '',
  followUpId: '',
  versions: {},
});

/** Days from today, as a calendar day in Japan. */
export const inDays = (days: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date(Date.now() + days * 86_400_000));
