import { noteText } from '#shared/domain/section-note/section-note.ts';
import { workpaperDraft, workpaperInputs } from '#shared/domain/workpaper/workpaper.ts';
import { commandRoutes, type Routes } from './route.ts';
import { listOf, workpaperNoteView, workpaperView } from './views.ts';

const path = '/audits/{auditId}/assignments/{departmentId}/workpapers';
const one = `${path}/{workpaperId}` as const;

export const workpaperRoutes = {
  'workpaper.list': {
    method: 'GET',
    path,
    summary: ['所属の監査調書の一覧', 'Workpapers on a section, which the section does not see'],
    output: listOf(workpaperView),
    errors: ['not_independent'],
  },
  'workpaper.create': {
    method: 'POST',
    path,
    summary: ['監査調書を書く', 'Write a workpaper'],
    body: workpaperDraft,
    output: workpaperView,
    status: 201,
    errors: ['invalid_transition', 'incomplete', 'not_independent'],
  },
  'workpaper.get': {
    method: 'GET',
    path: one,
    summary: ['監査調書', 'One workpaper'],
    output: workpaperView,
    errors: ['not_independent'],
  },
  'workpaper.edit': {
    method: 'PUT',
    path: one,
    summary: ['監査調書を書き直す', 'Rewrite a workpaper (its author); a review is void then'],
    body: workpaperDraft,
    output: workpaperView,
    ifMatch: true,
    errors: ['invalid_transition', 'incomplete', 'not_independent'],
  },
  ...commandRoutes('workpaper', one, workpaperInputs, workpaperView, {
    passReview: ['監査調書を相互確認する', 'Pass it in the review (another auditor)'],
    returnReview: ['監査調書を書いた人に戻す', 'Return it to its author'],
    withdraw: ['監査調書を取り下げる', 'Withdraw it while unreviewed (its author)'],
  }),
  'workpaper.note': {
    method: 'GET',
    path: `${one}/note`,
    summary: ['監査調書の作成者だけのメモ', 'The author’s own note, which nobody else sees'],
    output: workpaperNoteView,
    errors: ['not_independent'],
  },
  'workpaper.writeNote': {
    method: 'PUT',
    path: `${one}/note`,
    summary: ['作成者だけのメモを書く', 'Write the author’s own note'],
    body: noteText,
    output: workpaperNoteView,
    errors: ['stale_version', 'already_exists', 'invalid_transition', 'not_independent'],
  },
} as const satisfies Routes;
