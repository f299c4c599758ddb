import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { breach, breachFacts, breachInputs, breachReport } from '#shared/domain/breach/breach.ts';
import { breachCases } from '#shared/domain/breach/cases.ts';
import { day, departmentId, fiscalYear } from '#shared/domain/scalars.ts';
import { holdRoutes } from './holds.ts';
import { commandRoutes, type Routes } from './route.ts';
import { listOf, may, pageOf, paging, shown, trailEntryView } from './views.ts';

const path = '/breaches/{breachId}';

const breachView = shown(breach.shape).extend({
  may,
  clock: strictObject(() => ({
    knownOn: day,
    /** Which day it is today, the day of knowing being the first. */
    today: z.int(),
    preliminaryTarget: day,
    preliminaryLimit: day,
    /** Cases of the rule that apply. */
    applicable: z.array(z.enum(Object.keys(breachCases) as (keyof typeof breachCases)[])),
    finalDay: z.int().optional(),
    finalDue: day.optional(),
  })),
  /** By when the next report is to be sent. */
  dueDate: day.optional(),
  overdue: z.boolean(),
});

/** Breaches and their reports to the PPC: of the special track alone. */
export const breachRoutes = {
  'breach.list': {
    method: 'GET',
    path: '/breaches',
    summary: ['漏えい等の記録の一覧', 'Breaches of a fiscal year'],
    query: strictObject(() => ({
      fiscalYear: z.coerce.number().pipe(fiscalYear),
      departmentId: departmentId.optional(),
      ...paging.shape,
    })),
    output: pageOf(breachView),
  },
  'breach.report': {
    method: 'POST',
    path: '/departments/{departmentId}/breaches',
    summary: ['漏えい等を報告する', 'Report a breach of the own section: the clock runs from the moment of knowing'],
    body: breachFacts,
    output: breachView,
    status: 201,
    errors: ['rule_refused'],
  },
  'breach.get': { method: 'GET', path, summary: ['漏えい等の記録', 'One breach, with its clock'], output: breachView },
  'breach.reports': {
    method: 'GET',
    path: `${path}/reports`,
    summary: ['速報・続報・確報', 'The reports to the PPC as they were sent'],
    output: listOf(breachReport),
  },
  'breach.activity': {
    method: 'GET',
    path: `${path}/activity`,
    summary: ['漏えい等の記録の履歴', 'Who did what about the breach when'],
    query: paging,
    output: pageOf(trailEntryView),
  },
  ...commandRoutes('breach', path, breachInputs, breachView, {
    amend: ['分かった事実を改める', 'Write down what is known now'],
    accept: ['報告対象と決める', 'Decide that it is reported to the PPC'],
    dismiss: ['報告対象でないと決める', 'Decide that it is not reported: no case applies'],
    reopen: ['判断をやり直す', 'Take the decision up again'],
    sendPreliminary: ['速報の送付を記録する', 'Record the preliminary report as it was sent'],
    sendUpdate: ['続報の送付を記録する', 'Record an update as it was sent'],
    sendFinal: ['確報の送付を記録する', 'Record the final report as it was sent'],
    recordNotice: ['本人への通知を記録する', 'Record a notice to the persons concerned'],
    shiftDue: ['休日に当たる期限を動かす', 'Move a due date that falls on a holiday'],
    close: ['対応を終える', 'Close the breach'],
  }),
  ...holdRoutes('breachHold', path, () => {
    const { breachId, version } = breach.shape;
    return { breachId, version };
  }),
} as const satisfies Routes;
