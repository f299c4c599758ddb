import type { Words } from '#web/text/catalogue.ts';

/** The section's own judgement. */
export const selfResults: Readonly<Record<string, Words>> = {
  conform: { ja: '適合', en: 'Conforms' },
  partlyConform: { ja: '一部適合', en: 'Conforms in part' },
  nonConform: { ja: '不適合', en: 'Does not conform' },
  notApplicable: { ja: '対象外', en: 'Not applicable' },
};

/** The auditor's. */
export const auditResults: Readonly<Record<string, Words>> = {
  conform: { ja: '適合', en: 'Conforms' },
  needsImprovement: { ja: '要改善', en: 'Needs improvement' },
  nonConform: { ja: '不適合', en: 'Does not conform' },
  notApplicable: { ja: '対象外', en: 'Not applicable' },
  unconfirmed: { ja: '未確認', en: 'Unconfirmed' },
};

/** As they are chosen from: two of them ask for a comment. */
export const choices: Readonly<Record<string, Words>> = {
  ...auditResults,
  notApplicable: { ja: '対象外(理由が必要)', en: 'Not applicable (say why)' },
  unconfirmed: { ja: '未確認(理由が必要)', en: 'Unconfirmed (say why)' },
};
