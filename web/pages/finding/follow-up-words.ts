import type { Words } from '#web/text/catalogue.ts';

export const followUpMethods = {
  document: { ja: '書類の確認', en: 'Documents' },
  meeting: { ja: '面談', en: 'Meeting' },
  onSite: { ja: '現地の確認', en: 'On site' },
  nextAudit: { ja: '次回の監査', en: 'The next audit' },
} as const satisfies Record<string, Words>;

export const followUpResults = {
  effective: { ja: '改善が続いている', en: 'The improvement holds' },
  partly: { ja: '一部が続いていない', en: 'It holds in part' },
  ineffective: { ja: '改善が有効でない', en: 'It does not hold' },
} as const satisfies Record<string, Words>;

export const optionsOf = (words: Readonly<Record<string, Words>>): { value: string; label: Words }[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
