import type { assignmentDuty } from '#shared/domain/assignment/assignment.ts';
import type { auditDuty } from '#shared/domain/audit/lifecycle.ts';
import type { requestDuty } from '#shared/domain/evidence/request.ts';
import type { findingDuty } from '#shared/domain/finding/lifecycle.ts';
import type { followUpDuty } from '#shared/domain/followup/followup.ts';
import type { horizontalCheckDuty } from '#shared/domain/horizontal/horizontal-check.ts';
import type { planDuty } from '#shared/domain/plan/plan.ts';
import type { breachDuty } from '#shared/domain/breach/breach.ts';
import type { outsourcingDuty } from '#shared/domain/register/outsourcing.ts';
import type { spiWorkDuty } from '#shared/domain/register/spi-work.ts';
import type { remediationDuty } from '#shared/domain/remediation/remediation.ts';

/** What to do next, as a sentence in both languages. */
export type Step = { ja: string; en: string };

/** The states in which it is somebody's turn. */
type Waiting<Duty> = { [Status in keyof Duty as Duty[Status] extends undefined ? never : Status]: Step };

const step = (ja: string, en: string): Step => ({ ja, en });

/** What whoever's turn it is does next, for each kind of record and each state in which it waits for somebody. */
export const nextSteps = {
  plan: {
    draft: step('計画を書き、提出してください', 'Write the plan and submit it'),
    submitted: step('計画を確認し、承認するか差し戻してください', 'Approve the plan or return it'),
  } satisfies Waiting<typeof planDuty>,
  audit: {
    planned: step('実施計画を書き、提出してください', 'Write the plan of the audit and submit it'),
    plan_review: step('実施計画を確認し、承認するか差し戻してください', 'Approve the plan of the audit or return it'),
    approved: step('実施を通知してください', 'Notify the sections'),
    notified: step('予備調査を始めてください', 'Start the preliminary survey'),
    preliminary: step('点検票の受理を終え、本調査を始めてください', 'Settle the checklists and start the fieldwork'),
    fieldwork: step('全項目を判定し、本調査を終えてください', 'Judge every item and end the fieldwork'),
    evaluation: step(
      '指摘事項案の相互確認を終え、意見交換を始めてください',
      'Review the findings and open the exchange',
    ),
    exchange: step('意見交換会を記録し、意見交換を終えてください', 'Record the meetings and close the exchange'),
    reporting: step('監査報告書を確定してください', 'Finalise the report'),
    reported: step('監査報告を受け取ってください', 'Receive the report'),
    ciso_received: step('改善指示を出してください', 'Give the instructions'),
    improvement: step(
      '改善計画がそろったらフォローアップを始めてください',
      'Start the follow-up once the plans are approved',
    ),
    follow_up: step('指摘事項の完了を確認し、監査を終了してください', 'See every finding closed, then close the audit'),
    suspended: step('監査を再開するか中止してください', 'Resume the audit or cancel it'),
  } satisfies Waiting<typeof auditDuty>,
  assignment: {
    sent: step('点検票を開き、回答を始めてください', 'Open the checklist and begin to answer'),
    in_progress: step(
      '全項目に回答し、課長の承認を求めてください',
      'Answer every item, then ask the head for approval',
    ),
    dept_review: step('回答を確認し、承認して提出してください', 'Check the answers, approve and submit'),
    submitted: step('回答を確認し、受理するか差し戻してください', 'Check the answers, accept or return them'),
    returned: step('監査人の指摘を読み、回答を直してください', 'Read the remarks and correct the answers'),
  } satisfies Waiting<typeof assignmentDuty>,
  request: {
    sent: step('資料を提出してください', 'Hand in what is asked for'),
    partially_submitted: step('残りの資料を提出してください', 'Hand in the rest'),
    submitted: step('提出された資料の確認を始めてください', 'Begin to review what was handed in'),
    under_review: step('資料を確認し、受理するか差し戻してください', 'Accept what was handed in or return it'),
    returned: step('差戻しの理由を読み、資料を出し直してください', 'Read why it came back and hand it in again'),
  } satisfies Waiting<typeof requestDuty>,
  question: {
    asked: step('質問に答えてください', 'Answer the question'),
  },
  evidence: {
    held_spi_suspected: step(
      'ファイルを現地で確かめ、保留を解くか消去してください(14日で自動的に消去されます)',
      'Look at the file on the spot, then release or purge it; after 14 days it is purged by itself',
    ),
    held_unscannable: step(
      '個人番号がないことの申告と確認が済んでいません。済まなければ14日で自動的に消去されます',
      'The declaration or its confirmation is missing; without them the file is purged by itself after 14 days',
    ),
  },
  purgeProposal: {
    available: step('証跡の消去を認めるかどうか決めてください', 'Decide on the proposed purge of evidence'),
    superseded: step('証跡の消去を認めるかどうか決めてください', 'Decide on the proposed purge of evidence'),
    withdrawn: step('証跡の消去を認めるかどうか決めてください', 'Decide on the proposed purge of evidence'),
  },
  finding: {
    draft: step('相互確認を受けてください', 'Have the finding reviewed by another auditor'),
    reviewed: step('所属に示してください', 'Present it to the section'),
    presented: step('事実を確認し、異議があれば述べてください', 'Confirm the facts, or dispute them'),
    disputed: step('異議に答えてください', 'Answer the dispute'),
    fact_confirmed: step('報告書で確定してください', 'Finalise it with the report'),
    finalized: step('改善を指示してください', 'Give the instruction'),
    instructed: step('改善計画を作成してください', 'Write the improvement plan'),
    remediating: step('改善を進めてください', 'Carry the improvement on'),
    verified: step('指摘事項を完了にしてください', 'Close the finding'),
  } satisfies Waiting<typeof findingDuty>,
  remediation: {
    requested: step('改善計画の作成を始めてください', 'Begin the improvement plan'),
    drafting: step('改善計画を書き、課長の承認を求めてください', 'Write the plan, then ask the head for approval'),
    dept_review: step('改善計画を確認し、提出してください', 'Check the improvement plan and submit it'),
    submitted: step('改善計画を確認し、承認するか差し戻してください', 'Approve the improvement plan or return it'),
    returned: step('差戻しの理由を読み、改善計画を直してください', 'Read why it came back and correct the plan'),
    approved: step('改善を始めてください', 'Begin the improvement'),
    in_progress: step('改善を終え、完了を報告してください', 'Finish the improvement and report it'),
    completion_reported: step('改善の確認を始めてください', 'Begin to verify the improvement'),
    verifying: step('改善の結果を確認してください', 'Verify the improvement'),
    not_effective: step('改善をやり直してください', 'Take the improvement up again'),
    verified: step('指摘事項を完了にしてください', 'Close the finding'),
  } satisfies Waiting<typeof remediationDuty>,
  followUp: {
    planned: step('フォローアップを始めてください', 'Begin the follow-up'),
    in_progress: step('フォローアップの結論を出してください', 'Conclude the follow-up'),
    concluded: step('フォローアップの結果をCISOに報告してください', 'Report the follow-up to the CISO'),
  } satisfies Waiting<typeof followUpDuty>,
  lapsedRisk: {
    requested: step(
      '受容した期限が過ぎました。改めて改善を指示するか、受容し直してください',
      'The accepted risk ran out: instruct again, or accept it anew',
    ),
  },
  horizontalCheck: {
    requested: step('同じ弱点がないか確認し、回答してください', 'Look for the same weakness and answer'),
    answered: step('回答を確認してください', 'Confirm the answer'),
    improving: step('改善を終え、報告してください', 'Finish the improvement and report it'),
  } satisfies Waiting<typeof horizontalCheckDuty>,
  carriedFinding: {
    carriedOver: step('引き継いだ指摘事項の改善を確認してください', 'Look at the finding left by an earlier audit'),
  },
  breach: {
    reported: step('報告対象かどうかを決めてください', 'Decide whether it is reported'),
    reporting: step('個人情報保護委員会に速報を送ってください', 'Send the preliminary report to the PPC'),
    preliminary_sent: step('個人情報保護委員会に確報を送ってください', 'Send the final report to the PPC'),
    final_sent: step('本人への通知を確かめ、対応を終えてください', 'See that the persons were told, then close it'),
  } satisfies Waiting<typeof breachDuty>,
  outsourcing: {
    in_force: step('委託先の安全管理措置を確かめ、記録してください', 'Check the contractor and record it'),
  } satisfies Waiting<typeof outsourcingDuty>,
  spiWork: {
    draft: step('案を確認し、台帳に登載してください', 'Look through the draft and enter it into the register'),
    in_force: step('台帳の内容を確かめ、年度の確認をしてください', 'Confirm the entry for the fiscal year'),
  } satisfies Waiting<typeof spiWorkDuty>,
  extensionTask: {
    requested: step('期限の延長を認めるかどうか決めてください', 'Decide on the later due date'),
  },
} as const;

/** The step of a kind in a state; `undefined` where nobody is waited for. */
export const nextStep = (kind: keyof typeof nextSteps, status: string): Step | undefined =>
  (nextSteps[kind] as Readonly<Record<string, Step>>)[status];
