import { type Day, fiscalYearOf } from '#shared/kernel/calendar.ts';
import type { FileKind } from './files.ts';

/**
 * Years that records are kept from 1 April after the file they belong to has ended (DOMAIN.md 6). No law names years for
 * any of them, as far as we know: the city's own rule on keeping documents decides, and five years are its usual class.
 */
export const retentionClasses = {
  audit: 5,
  assignment: 5,
  response: 5,
  request: 5,
  evidence: 5,
  workpaper: 5,
  finding: 5,
  horizontalCheck: 5,
  meeting: 5,
  report: 5,
  plan: 5,
  checklist: 5,
  // 番号法 asks for the register and for the supervision of contractors, not for years. Claims under a contract lapse
  // after five (地方自治法236条, from memory).
  spiWork: 5,
  outsourcing: 5,
  // Not known to be asked for longer by the rule on reports (規則第5号): the city's legal side has to confirm.
  breach: 5,
} as const;

type Classed = keyof typeof retentionClasses;

/** Kinds of records that go with a file, as one: the longest class among them counts. */
const kept: Readonly<Record<FileKind, readonly Classed[]>> = {
  audit: [
    'audit',
    'assignment',
    'response',
    'request',
    'evidence',
    'workpaper',
    'finding',
    'horizontalCheck',
    'meeting',
    'report',
  ],
  plan: ['plan'],
  checklist: ['checklist'],
  spiWork: ['spiWork'],
  outsourcing: ['outsourcing'],
  breach: ['breach'],
};

/** The last day on which a file that ended on this day is kept. */
export const keptUntil = (kind: FileKind, endedOn: Day): Day => {
  const years = Math.max(...kept[kind].map((name) => retentionClasses[name]));
  return `${fiscalYearOf(endedOn) + 1 + years}-03-31`;
};
