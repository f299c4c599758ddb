import { exampleHash, exampleInstant, people } from './example-people.ts';

/** Values for what sealed audits and disposal have. */
export const sealedExamples: Readonly<Record<string, unknown>> = {
  day: '2026-09-18',
  digest: exampleHash,
  endedOn: '2021-03-12',
  ground: 'section',
  guests: [],
  hold: { reason: '係争中のため。', by: people.chief, at: exampleInstant },
  hours: 4,
  keptUntil: '2026-03-31',
  lastVisit: { at: exampleInstant, purpose: '特定個人情報の監査の実施' },
  neededBy: [],
  objects: 14,
  records: 127,
};
