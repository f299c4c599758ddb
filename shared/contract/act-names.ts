import type { Routes } from './route.ts';

type Name = readonly [ja: string, en: string];

/** Acts that no route is named after: those of workers, first looks, and what follows from another act. */
const others: Readonly<Record<string, Name>> = {
  'assignment.send': ['点検票を配布する', 'Distribute the checklist'],
  'assignment.open': ['提出された点検票を監査人が初めて開く', 'First look of an auditor at a submission'],
  'remediation.open': ['提出された改善計画を承認者が初めて開く', 'First look of an approver at a plan'],
  'finding.finalize': ['指摘事項を確定し番号を付ける', 'Finalise and number the finding'],
  'finding.riskExpired': ['受容したリスクの期限が切れる', 'The accepted risk expires'],
  'evidence.startInspection': ['ファイルの検査を始める', 'Start the inspection of the file'],
  'evidence.pass': ['検査に合格する', 'The file passes the inspection'],
  'evidence.rejectMalware': ['マルウェアのため受け付けない', 'Reject: malware'],
  'evidence.rejectType': ['ファイルの種類のため受け付けない', 'Reject: type of file'],
  'evidence.rejectUnsafe': ['危険な内容のため受け付けない', 'Reject: unsafe content'],
  'evidence.rejectMismatch': ['申告と異なるため受け付けない', 'Reject: not the file that was announced'],
  'evidence.holdSuspected': ['個人番号の疑いで保留する', 'Hold: suspected Individual Number'],
  'evidence.holdUnscannable': ['検査できないため保留する', 'Hold: cannot be inspected'],
  'evidence.keep': ['確認を受けて保管する', 'Keep after the attestation'],
  'evidence.supersede': ['新しい版に置き換わる', 'A newer version takes its place'],
  'evidence.expire': ['送信されないまま期限が切れる', 'The upload never came and expires'],
  'evidence.erase': ['ファイルの全ての版を消し終える', 'The last version of the file is removed'],
};

/**
 * What the acts of a trail are called: by the summaries of the routes that make them. One without a name is called by
 * its code. A function brings the routes of its own records alone, so that it stays small.
 */
export const actNamesOf =
  (routes: Routes) =>
  (act: string): { ja: string; en: string } => {
    const route = Object.hasOwn(routes, act) ? routes[act] : undefined;
    const [ja, en] = route?.summary ?? (Object.hasOwn(others, act) ? others[act] : undefined) ?? [act, act];
    return { ja, en };
  };
