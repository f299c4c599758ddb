import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { fiscalYear } from '#shared/domain/scalars.ts';
import type { Routes } from './route.ts';
import { pageOf, paging, reconciliationView } from './views.ts';

export const reconciliationRoutes = {
  'reconciliation.list': {
    method: 'GET',
    path: '/reconciliations',
    summary: ['証跡の照合の記録', 'Reports of comparing evidence with what is stored, of a fiscal year'],
    query: strictObject(() => ({ fiscalYear: z.coerce.number().pipe(fiscalYear), ...paging.shape })),
    output: pageOf(reconciliationView),
  },
  'reconciliation.start': {
    method: 'POST',
    path: '/reconciliations',
    summary: ['証跡の照合を始める', 'Compare evidence with what is stored, beside the daily run'],
    body: strictObject(() => ({})),
    output: reconciliationView,
    status: 201,
  },
} as const satisfies Routes;
