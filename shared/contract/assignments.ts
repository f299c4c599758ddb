import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { assignmentInputs, itemKey } from '#shared/domain/assignment/assignment.ts';
import { newRequest, requestInputs, requestProposal, requestsPerCall } from '#shared/domain/evidence/request.ts';
import { newQuestion, questionInputs } from '#shared/domain/question/question.ts';
import { previousWork } from '#shared/domain/response/previous.ts';
import { answer, answersPerCall, itemAnswer, itemJudgement, judgement } from '#shared/domain/response/response.ts';
import { noteText } from '#shared/domain/section-note/section-note.ts';
import { commandRoutes, type Routes } from './route.ts';
import {
  assignmentView,
  listOf,
  noteView,
  questionView,
  requestView,
  responseView,
  pageOf,
  paging,
  trailEntryView,
  verificationView,
} from './views.ts';

const path = '/audits/{auditId}/assignments/{departmentId}';
const item = `${path}/responses/{itemKey}` as const;
const request = `${path}/requests/{requestId}` as const;

/** Where the section stands after answers were saved, and the items as they are now. */
const saved = strictObject(() => ({
  assignment: assignmentView.pick({
    auditId: true,
    departmentId: true,
    version: true,
    total: true,
    answered: true,
    judged: true,
  }),
  items: z.array(responseView),
}));

export const assignmentRoutes = {
  'assignment.mine': {
    method: 'GET',
    path: '/assignments',
    summary: ['自分の所属への配布', 'Assignments of the caller’s sections'],
    output: listOf(assignmentView),
  },
  'assignment.get': {
    method: 'GET',
    path,
    summary: ['配布された点検票', 'One section’s assignment'],
    output: assignmentView,
  },
  'assignment.previous': {
    method: 'GET',
    path: `${path}/previous`,
    summary: ['前回の回答・判定・指摘(項目ごと)', 'Earlier answers, judgements and findings, item by item'],
    output: previousWork,
  },
  ...commandRoutes('assignment', path, assignmentInputs, assignmentView, {
    acknowledge: ['点検票を開く', 'Open the checklist'],
    delegate: ['項目の担当を決める', 'Delegate items inside the section'],
    requestApproval: ['課長の承認を求める', 'Ask the section head for approval'],
    returnInternally: ['担当者に戻す', 'Return to the contact'],
    approve: ['承認して提出する', 'Approve and submit'],
    return: ['項目ごとに差し戻す', 'Return with remarks item by item'],
    resume: ['差戻しに対応する', 'Take up a returned checklist'],
    accept: ['受理する', 'Accept'],
    reopen: ['受理を取り消して差し戻す', 'Reopen an accepted checklist'],
    withdraw: ['引き戻す', 'Withdraw before an auditor opened it'],
    extend: ['回答期限を延ばす', 'Extend the due date'],
    requestExtension: ['期限の延長を申請する', 'Ask for a later due date'],
    grantExtension: ['期限の延長を認める', 'Grant the later due date'],
    refuseExtension: ['期限の延長を認めない', 'Refuse the later due date'],
  }),
  'assignment.activity': {
    method: 'GET',
    path: `${path}/activity`,
    summary: ['所属の回答の証跡', 'Trail of an assignment, its answers and requests'],
    query: paging,
    output: pageOf(trailEntryView),
  },
  'assignment.verify': {
    method: 'GET',
    path: `${path}/verification`,
    summary: [
      '所属の回答と判定の記録に改ざんがないか検証する',
      'Verify the record of a section in an audit against its chain',
    ],
    query: paging,
    output: verificationView,
  },
  'response.list': {
    method: 'GET',
    path: `${path}/responses`,
    summary: ['回答の一覧', 'Answers and judgements of a section'],
    output: listOf(responseView),
  },
  'response.get': {
    method: 'GET',
    path: item,
    summary: ['項目の今の回答', 'The present answer to one item'],
    output: responseView,
    errors: ['incomplete'],
  },
  'response.answer': {
    method: 'PUT',
    path: item,
    summary: ['項目に回答する', 'Answer one item'],
    body: answer,
    output: saved,
    errors: ['stale_version', 'invalid_transition', 'incomplete'],
  },
  'response.answerMany': {
    method: 'POST',
    path: `${path}/responses`,
    summary: ['複数の項目に回答する', 'Answer up to 25 items'],
    body: strictObject(() => ({ items: z.array(itemAnswer).min(1).max(answersPerCall) })),
    output: saved,
    errors: ['stale_version', 'invalid_transition', 'incomplete'],
  },
  'response.carryOver': {
    method: 'POST',
    path: `${path}/carry-over`,
    summary: ['前回の回答を引き写す(未回答の項目だけ)', 'Carry over earlier answers into unanswered items, 25 a call'],
    body: strictObject(() => ({
      /** Left out: all unanswered items with an earlier answer, the next 25 of them. */
      itemKeys: z.array(itemKey).min(1).max(answersPerCall).optional(),
    })),
    /** `remaining`: how many such items are left for further calls. */
    output: strictObject(() => ({ ...saved.shape, remaining: z.int().min(0) })),
    errors: ['stale_version', 'invalid_transition', 'incomplete'],
  },
  'response.judge': {
    method: 'PUT',
    path: `${item}/judgement`,
    summary: ['項目を判定する', 'Judge one item (auditor)'],
    body: judgement,
    output: saved,
    errors: ['stale_version', 'invalid_transition', 'maker_is_checker', 'not_independent'],
  },
  'response.judgeMany': {
    method: 'POST',
    path: `${path}/judgements`,
    summary: ['複数の項目を判定する', 'Judge up to 25 items (auditor)'],
    body: strictObject(() => ({
      items: z.array(itemJudgement).min(1).max(answersPerCall),
    })),
    output: saved,
    errors: ['stale_version', 'invalid_transition', 'maker_is_checker', 'not_independent'],
  },
  'sectionNote.list': {
    method: 'GET',
    path: `${path}/notes`,
    summary: ['所属の内部メモ(監査人には見えない)', 'The section’s own notes, which no auditor sees'],
    output: listOf(noteView),
  },
  'sectionNote.write': {
    method: 'PUT',
    path: `${path}/notes/{itemKey}`,
    summary: ['内部メモを書く', 'Write the note on an item'],
    body: noteText,
    output: noteView,
    errors: ['stale_version', 'already_exists', 'incomplete'],
  },
  'question.list': {
    method: 'GET',
    path: `${path}/questions`,
    summary: ['質問と回答の一覧', 'Questions and answers between team and section'],
    output: listOf(questionView),
  },
  'question.ask': {
    method: 'POST',
    path: `${path}/questions`,
    summary: ['質問する', 'Ask about an item or an evidence request'],
    body: newQuestion,
    output: questionView,
    status: 201,
    errors: ['invalid_transition', 'incomplete', 'not_independent'],
  },
  ...commandRoutes('question', `${path}/questions/{questionId}`, questionInputs, questionView, {
    answer: ['質問に答える', 'Answer'],
    askAgain: ['重ねて質問する', 'Ask again'],
    close: ['質問を終える', 'Close the question'],
  }),
  'request.listOfAudit': {
    method: 'GET',
    path: '/audits/{auditId}/requests',
    summary: ['監査の資料依頼の一覧', 'Evidence requests of an audit over all its sections, soonest due first'],
    query: paging,
    output: pageOf(requestView),
  },
  'request.list': {
    method: 'GET',
    path: `${path}/requests`,
    summary: ['資料依頼の一覧', 'Evidence requests of a section'],
    output: listOf(requestView),
  },
  'request.create': {
    method: 'POST',
    path: `${path}/requests`,
    summary: ['資料を依頼する', 'Draft an evidence request'],
    body: newRequest,
    output: requestView,
    status: 201,
    errors: ['not_independent'],
  },
  'request.createMany': {
    method: 'POST',
    path: `${path}/requests/batch`,
    summary: ['資料をまとめて依頼する', 'Draft or send up to 25 evidence requests at once'],
    body: strictObject(() => ({
      items: z.array(newRequest).min(1).max(requestsPerCall),
      /** Sends them at once; else they stay drafts. */
      send: z.boolean().default(false),
    })),
    output: listOf(requestView),
    status: 201,
    errors: ['incomplete', 'not_independent'],
  },
  'request.proposals': {
    method: 'GET',
    path: `${path}/request-proposals`,
    summary: ['監査資料の例からの依頼の案', 'Requests proposed from the checklist, without those already made'],
    output: listOf(requestProposal),
  },
  ...commandRoutes('request', request, requestInputs, requestView, {
    send: ['依頼を送る', 'Send the request'],
    submitPart: ['一部を提出する', 'Submit part of it'],
    submit: ['提出する', 'Submit'],
    startReview: ['確認を始める', 'Start the review'],
    accept: ['受理する', 'Accept'],
    return: ['差し戻す', 'Return'],
    waiveOnsite: ['現地で確認したことにする', 'Waive: seen on site'],
    withdraw: ['依頼を取り下げる', 'Withdraw the request'],
    refuse: ['提出できない理由を述べる', 'Refuse, with a reason'],
    requestExtension: ['提出期限の延長を求める', 'Ask for a later due date'],
    grantExtension: ['提出期限を延ばす', 'Grant a later due date'],
    refuseExtension: ['提出期限の延長を認めない', 'Refuse the later due date'],
  }),
} as const satisfies Routes;
