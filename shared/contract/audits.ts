import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { departmentId, fiscalYear, id } from '#shared/domain/scalars.ts';
import { auditInputs, newAudit } from '#shared/domain/audit/commands.ts';
import { commandRoutes, type Routes } from './route.ts';
import {
  auditView,
  boardRow,
  chapterTable,
  stageView,
  yearSummary,
  trailEntryView,
  verificationView,
  findingView,
  listOf,
  pageOf,
  paging,
  sentence,
} from './views.ts';

const path = '/audits/{auditId}';
const { edit, ...commands } = auditInputs;

/** One piece of open work, and whose turn it is. */
export const task = strictObject(() => ({
  kind: z.string(),
  what: sentence,
  auditId: id.optional(),
  departmentId: departmentId.optional(),
  id: z.string(),
  title: z.string(),
  /** Where it is, as far as the title does not say it. */
  auditTitle: z.string().optional(),
  departmentName: z.string().optional(),
  status: z.string(),
  due: z.string().optional(),
  overdue: z.boolean(),
  /** What the caller does next. */
  next: sentence,
  /** Through which duty it reached the caller. */
  duty: z.string(),
  /** The post it reached the caller through as a deputy (代理). */
  deputyOf: z.strictObject({ postId: id, departmentId, title: z.string() }).optional(),
}));

export const auditRoutes = {
  'me.tasks': { method: 'GET', path: '/me/tasks', summary: ['自分の仕事', 'My open work'], output: listOf(task) },
  'audit.list': {
    method: 'GET',
    path: '/audits',
    summary: ['監査の一覧', 'Audits of a fiscal year'],
    query: strictObject(() => ({ fiscalYear: z.coerce.number().pipe(fiscalYear), ...paging.shape })),
    output: pageOf(auditView),
  },
  'audit.create': {
    method: 'POST',
    path: '/audits',
    summary: ['監査を作成する', 'Create an audit'],
    body: newAudit,
    output: auditView,
    status: 201,
    errors: ['incomplete', 'not_independent', 'rule_refused'],
  },
  'audit.get': { method: 'GET', path, summary: ['監査を見る', 'One audit'], output: auditView },
  'audit.edit': {
    method: 'PUT',
    path,
    summary: ['実施計画を書き直す', 'Rewrite the plan of an audit'],
    body: edit,
    output: auditView,
    ifMatch: true,
    errors: ['invalid_transition', 'incomplete', 'not_independent', 'rule_refused'],
  },
  ...commandRoutes('audit', path, commands, auditView, {
    override: ['独立性の例外を認める', 'Let an independence conflict pass (CISO)'],
    submitPlan: ['実施計画を提出する', 'Submit the plan of the audit'],
    approve: ['実施計画を承認する', 'Approve the plan of the audit'],
    return: ['実施計画を差し戻す', 'Return the plan of the audit'],
    notify: ['実施を通知し点検票を配布する', 'Notify the sections: this distributes the checklist'],
    startPreliminary: ['予備調査を始める', 'Start the preliminary survey'],
    startFieldwork: ['本調査を始める', 'Start the fieldwork'],
    endFieldwork: ['本調査を終える', 'End the fieldwork'],
    openExchange: ['意見交換を始める', 'Open the exchange of opinions'],
    closeExchange: ['意見交換を終える', 'Close the exchange of opinions'],
    finalizeReport: ['監査報告書を確定する', 'Finalise the report'],
    acknowledgeReport: ['監査報告を受け取る', 'Receive the report (CISO)'],
    issueInstructions: ['改善指示を出し終える', 'Confirm that all instructions are given (CISO)'],
    startFollowUp: ['フォローアップを始める', 'Start the follow-up'],
    close: ['監査を終了する', 'Close the audit'],
    changeTeam: ['監査人を替える', 'Change the team after the approval'],
    suspend: ['監査を中断する', 'Suspend the audit'],
    resume: ['監査を再開する', 'Resume the audit'],
    cancel: ['監査を中止する', 'Cancel the audit'],
    remindLate: ['期限を過ぎた所属に督促する', 'Remind every section that is late'],
    reportUrgent: ['緊急の指摘を報告する', 'Report an urgent finding to CISO and CSIRT'],
  }),
  'audit.activity': {
    method: 'GET',
    path: `${path}/activity`,
    summary: ['監査の証跡', 'Trail of an audit'],
    query: paging,
    output: pageOf(trailEntryView),
  },
  'audit.verify': {
    method: 'GET',
    path: `${path}/verification`,
    summary: ['監査の記録に改ざんがないか検証する', 'Verify the record of an audit against its chain'],
    query: paging,
    output: verificationView,
  },
  'audit.carriedOver': {
    method: 'GET',
    path: `${path}/carried-over`,
    summary: ['前の監査から引き継いだ指摘事項', 'Findings that earlier audits left to this one'],
    output: listOf(findingView),
  },
  'audit.yearSummary': {
    method: 'GET',
    path: '/year-summary',
    summary: ['年度のまとめ', 'A fiscal year in figures'],
    query: strictObject(() => ({ fiscalYear: z.coerce.number().pipe(fiscalYear) })),
    output: yearSummary,
  },
  'audit.board': {
    method: 'GET',
    path: `${path}/assignments`,
    summary: ['配布先と進み具合', 'Sections of an audit and their progress'],
    output: strictObject(() => ({ items: z.array(boardRow), stages: z.array(stageView) })),
  },
  'audit.chapters': {
    method: 'GET',
    path: `${path}/chapters`,
    summary: ['所属と章ごとの集計', 'Sections of an audit by chapter of its checklist, in figures'],
    output: chapterTable,
  },
} as const satisfies Routes;
