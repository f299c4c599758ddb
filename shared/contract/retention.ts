import * as z from 'zod';
import { object, strictObject } from '#shared/domain/objects.ts';
import { audit } from '#shared/domain/audit/audit.ts';
import { checklist } from '#shared/domain/checklist/checklist.ts';
import { plan } from '#shared/domain/plan/plan.ts';
import { disposal, disposalDraft, disposalInputs } from '#shared/domain/retention/disposal.ts';
import { namedFile } from '#shared/domain/retention/files.ts';
import { hold } from '#shared/domain/retention/hold.ts';
import { day, fiscalYear } from '#shared/domain/scalars.ts';
import { holdRoutes } from './holds.ts';
import { commandRoutes, type Routes } from './route.ts';
import { listOf, shown } from './views.ts';

const one = '/disposals/{disposalId}';
const disposalView = object(() => shown(disposal.shape).extend({ may: z.array(z.string()) }).shape);

const ended = strictObject(() => ({
  ...namedFile.shape,
  endedOn: day,
  keptUntil: day,
  /** Past its time, and nothing keeps it. */
  due: z.boolean(),
  hold: hold.optional(),
  /** What cannot do without it, and is kept itself. */
  neededBy: z.array(namedFile),
}));

/** Keeping and disposing of what has ended (保存と廃棄). */
export const retentionRoutes = {
  'disposal.due': {
    method: 'GET',
    path: '/disposals/due',
    summary: [
      '終わった簿冊と保存期限',
      'Files that ended, of a fiscal year, and until when they are kept: audits, plans and breaches by their year, others by the year they ended in',
    ],
    query: strictObject(() => ({ fiscalYear: z.coerce.number().pipe(fiscalYear) })),
    output: listOf(ended),
  },
  'disposal.list': {
    method: 'GET',
    path: '/disposals',
    summary: ['廃棄目録の一覧', 'Disposal lists'],
    output: listOf(disposalView),
  },
  'disposal.propose': {
    method: 'POST',
    path: '/disposals',
    summary: ['廃棄目録を作る', 'Propose that files are disposed of'],
    body: disposalDraft,
    output: disposalView,
    status: 201,
    errors: ['rule_refused'],
  },
  'disposal.get': { method: 'GET', path: one, summary: ['廃棄目録を見る', 'One disposal list'], output: disposalView },
  ...commandRoutes('disposal', one, disposalInputs, disposalView, {
    approve: ['廃棄を承認する(翌朝に廃棄)', 'Approve: it is carried out the next morning'],
    refuse: ['廃棄を認めない', 'Refuse the list'],
    stop: ['承認した廃棄を止める', 'Stop an approved list before it is carried out'],
  }),
  ...holdRoutes('hold', '/audits/{auditId}', () => {
    const { auditId, version } = audit.shape;
    return { auditId, version };
  }),
  ...holdRoutes('planHold', '/plans/{planId}', () => {
    const { planId, version } = plan.shape;
    return { planId, version };
  }),
  ...holdRoutes('checklistHold', '/checklists/{checklistId}/versions/{checklistVersion}', () => {
    const { checklistId, checklistVersion, version } = checklist.shape;
    return { checklistId, checklistVersion, version };
  }),
} as const satisfies Routes;
