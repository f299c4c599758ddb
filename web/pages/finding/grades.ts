import type { Severity } from '#shared/domain/finding/finding.ts';
import type { Words } from '#web/text/catalogue.ts';

/** What the grades of findings are called (DOMAIN.md 1.3). */
export const grades: Readonly<Record<Severity, Words>> = {
  MAJOR_NC: { ja: '重大な不適合', en: 'Major nonconformity' },
  MINOR_NC: { ja: '軽微な不適合', en: 'Minor nonconformity' },
  OBSERVATION: { ja: '観察事項', en: 'Observation' },
  GOOD_PRACTICE: { ja: '推奨事項', en: 'Good practice' },
};

export const gradeOptions = (Object.keys(grades) as Severity[]).map((value) => ({ value, label: grades[value] }));

/** How a repeated finding is marked. */
export const repeatedWords: Words = { ja: '繰り返し', en: 'Repeated' };

export const urgencies = {
  urgent: { ja: '緊急改善', en: 'Urgent' },
  normal: { ja: '通常改善', en: 'Normal' },
} as const satisfies Record<string, Words>;
