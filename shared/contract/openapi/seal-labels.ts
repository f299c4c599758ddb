import { registerLabels } from './register-labels.ts';

/** Fields of what only sealed audits have. */
export const sealLabels: Readonly<Record<string, string>> = {
  ...registerLabels,
  day: '日付',
  ground: '閲覧できる理由',
  guests: '緊急の閲覧者',
  hours: '時間数',
  lastVisit: '最後の立入り',
  proposedAt: '提案日時',
  proposedBy: '提案者',
};
