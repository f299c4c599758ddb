import {
  logAnalysis,
  logAnalysisDraft,
  logAnalysisInputs,
  onsiteViewing,
  onsiteViewingDraft,
  onsiteViewingInputs,
} from '#shared/domain/evidence/unfiled.ts';
import { commandRoutes, type Routes } from './route.ts';
import { listOf, may, shown } from './views.ts';

const section = '/audits/{auditId}/assignments/{departmentId}';
const analyses = `${section}/log-analyses` as const;
const viewings = `${section}/onsite-viewings` as const;

const analysisView = shown(logAnalysis.shape).extend({ may });
const viewingView = shown(onsiteViewing.shape).extend({ may });

/** Evidence without a file: of the special track alone, where much may be looked at and not be copied. */
export const unfiledRoutes = {
  'logAnalysis.list': {
    method: 'GET',
    path: analyses,
    summary: ['所属のログ分析の記録', 'Analyses of logs, as evidence of the section'],
    output: listOf(analysisView),
    errors: ['not_independent'],
  },
  'logAnalysis.record': {
    method: 'POST',
    path: analyses,
    summary: ['ログ分析を記録する', 'Record an analysis of a log'],
    body: logAnalysisDraft,
    output: analysisView,
    status: 201,
    errors: ['invalid_transition', 'incomplete', 'not_independent', 'rule_refused'],
  },
  'logAnalysis.get': {
    method: 'GET',
    path: `${analyses}/{analysisId}`,
    summary: ['ログ分析の記録', 'One analysis of a log'],
    output: analysisView,
    errors: ['not_independent'],
  },
  ...commandRoutes('logAnalysis', `${analyses}/{analysisId}`, logAnalysisInputs, analysisView, {
    edit: ['ログ分析の記録を直す', 'Correct the record of an analysis, until the report'],
    withdraw: ['ログ分析の記録を取り下げる', 'Withdraw the record of an analysis'],
  }),
  'onsiteViewing.list': {
    method: 'GET',
    path: viewings,
    summary: ['現地閲覧の記録', 'What the team saw on site'],
    output: listOf(viewingView),
    errors: ['not_independent'],
  },
  'onsiteViewing.record': {
    method: 'POST',
    path: viewings,
    summary: ['現地閲覧を記録する', 'Record what was seen on site; no copy is kept'],
    body: onsiteViewingDraft,
    output: viewingView,
    status: 201,
    errors: ['invalid_transition', 'incomplete', 'not_independent', 'rule_refused'],
  },
  'onsiteViewing.get': {
    method: 'GET',
    path: `${viewings}/{viewingId}`,
    summary: ['現地閲覧の記録', 'One viewing on site'],
    output: viewingView,
    errors: ['not_independent'],
  },
  ...commandRoutes('onsiteViewing', `${viewings}/{viewingId}`, onsiteViewingInputs, viewingView, {
    edit: ['現地閲覧の記録を直す', 'Correct the record of a viewing, until the report (its author)'],
    withdraw: ['現地閲覧の記録を取り下げる', 'Withdraw the record of a viewing (its author)'],
  }),
} as const satisfies Routes;
