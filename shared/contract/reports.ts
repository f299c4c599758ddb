import * as z from 'zod';
import { object, strictObject } from '#shared/domain/objects.ts';
import { meetingDraft } from '#shared/domain/audit/meeting.ts';
import type { Routes } from './route.ts';
import { listOf, meetingView, pageOf, paging, reportNoticeView, reportRowView, reportView } from './views.ts';

const meetings = '/audits/{auditId}/meetings';
const meeting = `${meetings}/{departmentId}` as const;
const report = '/audits/{auditId}/report';

export const reportRoutes = {
  'meeting.list': {
    method: 'GET',
    path: meetings,
    summary: ['意見交換会の記録の一覧', 'Records of the exchange of opinions'],
    output: listOf(meetingView),
  },
  'meeting.get': {
    method: 'GET',
    path: meeting,
    summary: ['意見交換会の記録', 'Record of the exchange with one section'],
    output: meetingView,
  },
  'meeting.record': {
    method: 'POST',
    path: meeting,
    summary: ['意見交換会を記録する', 'Record the exchange with one section'],
    body: meetingDraft,
    output: meetingView,
    status: 201,
    errors: ['already_exists', 'invalid_transition', 'incomplete', 'not_independent'],
  },
  'meeting.edit': {
    method: 'PUT',
    path: meeting,
    summary: ['意見交換会の記録を書き直す', 'Rewrite the record of the exchange'],
    body: meetingDraft,
    output: meetingView,
    ifMatch: true,
    errors: ['invalid_transition', 'incomplete', 'not_independent'],
  },
  'report.get': {
    method: 'GET',
    path: report,
    summary: ['確定した監査報告書', 'The report as it was frozen: what concerns the audit as a whole'],
    output: reportView,
    errors: ['invalid_transition', 'not_independent'],
  },
  'report.rows': {
    method: 'GET',
    path: `${report}/rows`,
    summary: ['監査報告書の所属ごとの内容', 'The report section by section, in printing order'],
    query: paging,
    output: pageOf(reportRowView),
    errors: ['invalid_transition', 'not_independent'],
  },
  'report.section': {
    method: 'GET',
    path: `${report}/sections/{departmentId}`,
    summary: ['監査結果通知書の内容', 'What the report says of one section: the result notice'],
    output: object(() => ({ report: reportNoticeView, rows: z.array(reportRowView) })),
    errors: ['invalid_transition', 'not_independent'],
  },
  'report.check': {
    method: 'GET',
    path: `${report}/check`,
    summary: ['監査報告書の改ざん検査', 'Whether the report is still what was frozen'],
    output: strictObject(() => ({ hash: z.string(), computed: z.string(), intact: z.boolean() })),
    errors: ['invalid_transition', 'not_independent'],
  },
} as const satisfies Routes;
