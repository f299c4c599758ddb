import type { FindingStatus } from '#shared/domain/finding/lifecycle.ts';
import type { RemediationStatus } from '#shared/domain/remediation/remediation.ts';
import type { Words } from '#web/text/catalogue.ts';

type Standing = {
  status: FindingStatus;
  severity: string;
  remediation?: { status: RemediationStatus; extensionRequest?: unknown } | undefined;
};

const improvement: Readonly<Record<RemediationStatus, Words>> = {
  requested: {
    ja: '所属が改善計画を書き始めるのを待っています。',
    en: 'Waiting for the section to begin its improvement plan.',
  },
  drafting: { ja: '所属が改善計画を作成しています。', en: 'The section is writing its improvement plan.' },
  dept_review: { ja: '所属の課長の確認を待っています。', en: 'Waiting for the section head to check the plan.' },
  submitted: {
    ja: 'CISOまたは統括情報セキュリティ責任者の承認を待っています。',
    en: 'Waiting for the chief security officer’s approval of the plan.',
  },
  returned: {
    ja: '改善計画が差し戻されました。所属の修正を待っています。',
    en: 'The plan was returned. Waiting for the section to revise it.',
  },
  approved: {
    ja: '改善計画が承認されました。所属の着手を待っています。',
    en: 'The plan is approved. Waiting for the section to start.',
  },
  in_progress: { ja: '所属が改善を進めています。', en: 'The section is carrying out the improvement.' },
  completion_reported: {
    ja: '改善完了の報告がありました。監査人の確認待ちです。',
    en: 'Completion is reported. Waiting for an auditor to verify it.',
  },
  verifying: { ja: '監査人が改善を確認しています。', en: 'An auditor is verifying the improvement.' },
  not_effective: {
    ja: '改善が不十分と判断されました。所属の再着手を待っています。',
    en: 'Judged not effective. Waiting for the section to take it up again.',
  },
  verified: {
    ja: '改善が確認されました。監査統括責任者の完了待ちです。',
    en: 'Verified. Waiting for the chief audit officer to close it.',
  },
  closed: { ja: '完了しました。', en: 'Closed.' },
};

const own: Readonly<Record<Exclude<FindingStatus, 'instructed' | 'remediating'>, Words>> = {
  draft: { ja: '案です。別の監査人の相互確認を待っています。', en: 'A draft. Waiting for another auditor’s review.' },
  reviewed: {
    ja: '相互確認が済みました。意見交換が始まると、主任監査人が所属に示します。',
    en: 'Reviewed. The lead auditor presents it to the section once the exchange is open.',
  },
  presented: { ja: '所属の課長の事実確認を待っています。', en: 'Waiting for the section head to confirm the facts.' },
  disputed: {
    ja: '所属から異議がありました。監査人の判断を待っています。',
    en: 'The section disputes it. Waiting for the auditors’ decision.',
  },
  fact_confirmed: {
    ja: '事実を確認済みです。監査報告書の確定を待っています。',
    en: 'The facts are confirmed. Waiting for the report.',
  },
  finalized: {
    ja: '報告書で確定しました。CISOの改善指示を待っています。',
    en: 'Final. Waiting for the CISO’s instruction.',
  },
  verified: improvement.verified,
  closed: improvement.closed,
  risk_accepted: {
    ja: 'CISOが期限を定めて残留リスクを受容しています。',
    en: 'The CISO has accepted the risk for a time.',
  },
  withdrawn: { ja: '取り下げられました。', en: 'Withdrawn.' },
};

const noInstruction: Words = {
  ja: '報告書で確定しました。監査統括責任者の完了待ちです。',
  en: 'Final. Waiting for the chief audit officer to close it.',
};
const moreTime: Words = {
  ja: '改善期限の延長が申請されています。判断を待っています。',
  en: 'More time has been asked for. Waiting for the decision.',
};

/** Whose turn it is with a finding, in a sentence. */
export const waitingFor = ({ status, severity, remediation }: Standing): Words => {
  if (remediation?.extensionRequest) return moreTime;
  if (status === 'instructed' || status === 'remediating') return improvement[remediation?.status ?? 'requested'];
  if (status === 'finalized' && severity === 'GOOD_PRACTICE') return noInstruction;
  return own[status];
};
