import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { planDraft, planInputs } from '#shared/domain/plan/plan.ts';
import { commandRoutes, type Routes } from './route.ts';
import { listOf, planView } from './views.ts';

const path = '/plans/{planId}';

export const planRoutes = {
  'plan.list': {
    method: 'GET',
    path: '/plans',
    summary: ['計画の一覧', 'Plans of a fiscal year'],
    query: strictObject(() => ({ fiscalYear: z.coerce.number().int().min(2000).max(2099) })),
    output: listOf(planView),
  },
  'plan.create': {
    method: 'POST',
    path: '/plans',
    summary: ['計画を作成する', 'Create a plan'],
    body: strictObject(() => ({
      kind: z.enum(['annual', 'midTerm']),
      fiscalYear: z.int().min(2000).max(2099),
      ...planDraft.shape,
    })),
    output: planView,
    status: 201,
    errors: ['already_exists'],
  },
  'plan.get': { method: 'GET', path, summary: ['計画を見る', 'One edition of a plan'], output: planView },
  'plan.edit': {
    method: 'PUT',
    path,
    summary: ['計画を書き直す', 'Rewrite a draft plan'],
    body: planDraft,
    output: planView,
    ifMatch: true,
    errors: ['invalid_transition'],
  },
  ...commandRoutes('plan', path, planInputs, planView, {
    submit: ['計画を提出する', 'Submit the plan to the CISO'],
    return: ['計画を差し戻す', 'Return the plan with a comment'],
    approve: ['計画を承認する', 'Approve the plan'],
    revise: ['計画を改定する(次の版を作る)', 'Begin the next edition'],
    close: ['計画を終了する', 'Close the plan'],
  }),
} as const satisfies Routes;
