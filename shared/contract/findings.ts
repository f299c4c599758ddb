import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { earlierFinding, findingInputs, findingDraft, newFinding, severity } from '#shared/domain/finding/finding.ts';
import { findingStatus } from '#shared/domain/finding/lifecycle.ts';
import { followUpInputs, newFollowUp } from '#shared/domain/followup/followup.ts';
import { remediationInputs } from '#shared/domain/remediation/remediation.ts';
import { departmentId, fiscalYear, id } from '#shared/domain/scalars.ts';
import { commandRoutes, type Routes } from './route.ts';
import {
  findingRowView,
  findingsOverYears,
  findingView,
  listOf,
  pageOf,
  paging,
  trailEntryView,
  verificationView,
  widePaging,
} from './views.ts';

const all = '/audits/{auditId}/findings';
const path = `${all}/{findingId}` as const;
const { edit: _edit, ...commands } = findingInputs;

const flag = z
  .enum(['true', 'false'])
  .transform((text) => text === 'true')
  .pipe(z.boolean());

export const findingRoutes = {
  'finding.listOfYear': {
    method: 'GET',
    path: '/findings',
    summary: ['年度の指摘事項', 'Findings of a fiscal year'],
    query: strictObject(() => ({
      fiscalYear: z.coerce.number().pipe(fiscalYear),
      status: findingStatus.optional(),
      severity: severity.optional(),
      departmentId: departmentId.optional(),
      auditId: id.optional(),
      overdue: flag.optional(),
      /** The exact number of findings that match: costs a read of the whole year. */
      total: flag.default(false),
      ...widePaging.shape,
    })),
    output: strictObject(() => ({ ...pageOf(findingRowView).shape, total: z.int().optional() })),
  },
  'finding.overYears': {
    method: 'GET',
    path: '/findings-over-years',
    summary: ['年度をまたぐ指摘事項', 'Findings over fiscal years, counted'],
    query: strictObject(() => ({
      fromYear: z.coerce.number().pipe(fiscalYear),
      /** The last year; six at most. */
      toYear: z.coerce.number().pipe(fiscalYear),
      countedBy: z.enum(['section', 'severity', 'status', 'repeat']),
    })),
    output: findingsOverYears,
  },
  'finding.list': {
    method: 'GET',
    path: all,
    summary: ['監査の指摘事項', 'Findings of an audit'],
    output: listOf(findingView),
  },
  'finding.create': {
    method: 'POST',
    path: all,
    summary: ['指摘事項案を書く', 'Draft a finding'],
    body: newFinding,
    output: findingView,
    status: 201,
    errors: ['incomplete', 'not_independent', 'invalid_transition'],
  },
  'finding.activity': {
    method: 'GET',
    path: `${path}/activity`,
    summary: ['指摘事項の証跡', 'Trail of a finding and its improvement'],
    query: paging,
    output: pageOf(trailEntryView),
  },
  'finding.verify': {
    method: 'GET',
    path: `${path}/verification`,
    summary: ['指摘事項の記録に改ざんがないか検証する', 'Verify the record of a finding against its chain'],
    query: paging,
    output: verificationView,
  },
  'finding.get': {
    method: 'GET',
    path,
    summary: ['指摘事項を見る', 'One finding with its improvement'],
    output: findingView,
  },
  'finding.earlier': {
    method: 'GET',
    path: '/audits/{auditId}/assignments/{departmentId}/earlier-findings',
    summary: ['所属の前の年度の指摘事項', 'Findings of the section in earlier years: what a new one may repeat'],
    query: strictObject(() => ({
      /** Keys of checklist items, with commas between them. */
      itemKeys: z
        .string()
        .max(2000)
        .regex(/^[a-z0-9-]{4,40}(,[a-z0-9-]{4,40})*$/)
        .optional(),
    })),
    output: listOf(earlierFinding),
    errors: ['not_independent'],
  },
  'finding.edit': {
    method: 'PUT',
    path,
    summary: ['指摘事項案を書き直す', 'Rewrite a draft finding (its author)'],
    body: findingDraft,
    output: findingView,
    ifMatch: true,
    errors: ['incomplete', 'invalid_transition', 'not_independent'],
  },
  ...commandRoutes('finding', path, commands, findingView, {
    linkRepeat: ['前の年度の指摘の繰り返しとする', 'Link as a repeat: one step more severe unless a reason is given'],
    unlinkRepeat: ['繰り返しの関連付けを外す', 'Undo the link to an earlier finding'],
    withdraw: ['案を取り下げる', 'Withdraw a draft (its author)'],
    passReview: ['相互確認を終える', 'Pass the peer review'],
    returnReview: ['相互確認で差し戻す', 'Return from the peer review'],
    present: ['所属に示す', 'Present to the section'],
    confirmFacts: ['事実を確認する', 'Confirm the facts'],
    dispute: ['異議を述べる', 'Dispute'],
    amend: ['異議を受けて改める', 'Amend after a dispute'],
    uphold: ['異議を退けて維持する', 'Uphold against a dispute'],
    withdrawDisputed: ['異議を受けて取り下げる', 'Withdraw after a dispute'],
    instruct: ['改善を指示する', 'Instruct the improvement (CISO)'],
    orderHorizontalChecks: ['ほかの所属に同様の弱点の確認を求める', 'Have other sections look for the same weakness'],
    reply: ['所属の回答を書く', 'Reply of the section'],
    closeWithoutAction: ['措置なしで完了とする', 'Close without action'],
    acceptRisk: ['残留リスクを受容する', 'Accept the risk for a time (CISO)'],
    close: ['完了とする', 'Close'],
    reopen: ['改善が有効でないため再開する', 'Reopen: the improvement does not hold'],
    carryOver: ['後の監査に引き継ぐ', 'Carry over to a named later audit'],
  }),
  ...commandRoutes('remediation', `${path}/remediation`, remediationInputs, findingView, {
    startDrafting: ['改善計画を書き始める', 'Start the improvement plan'],
    draft: ['改善計画を書く', 'Write the improvement plan'],
    requestApproval: ['課長の承認を求める', 'Ask the section head for approval'],
    returnInternally: ['担当者に戻す', 'Return to the contact'],
    submit: ['改善計画を提出する', 'Submit the improvement plan'],
    withdraw: ['改善計画を引き戻す', 'Withdraw the plan before an approver opened it'],
    return: ['改善計画を差し戻す', 'Return the improvement plan'],
    approve: ['改善計画を承認する', 'Approve the improvement plan'],
    start: ['改善に着手する', 'Start the improvement'],
    progress: ['進み具合を記録する', 'Record progress'],
    interim: ['暫定措置を記録する', 'Record an interim measure'],
    reportCompletion: ['改善完了を報告する', 'Report completion'],
    startVerification: ['確認を始める', 'Start the verification'],
    verify: ['改善を確認した', 'Verified'],
    judgeNotEffective: ['改善が不十分と判断する', 'Judge not effective'],
    extend: ['改善期限を延ばす', 'Extend the due date'],
    requestExtension: ['改善期限の延長を求める', 'Ask for a later due date'],
    grantExtension: ['改善期限の延長を認める', 'Grant the later due date'],
    refuseExtension: ['改善期限の延長を認めない', 'Refuse the later due date'],
    transfer: ['担当の職を移す', 'Move to another post'],
    comment: ['意見を書く', 'Comment'],
  }),
  'followUp.create': {
    method: 'POST',
    path: `${path}/follow-ups`,
    summary: ['フォローアップを計画する', 'Plan a follow-up'],
    body: newFollowUp,
    output: findingView,
    status: 201,
    ifMatch: true,
    errors: ['invalid_transition', 'not_independent'],
  },
  ...commandRoutes('followUp', `${path}/follow-ups/{followUpId}`, followUpInputs, findingView, {
    start: ['フォローアップを始める', 'Start the follow-up'],
    conclude: ['フォローアップの結論を出す', 'Conclude the follow-up'],
    report: ['CISOに報告する', 'Report to the CISO'],
  }),
} as const satisfies Routes;
