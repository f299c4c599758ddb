import * as z from 'zod';
import { object, strictObject } from '#shared/domain/objects.ts';
import { day, fiscalYear, id } from '#shared/domain/scalars.ts';
import { disposal, disposalDraft, disposalInputs, hold, holdInputs } from '#shared/domain/retention/disposal.ts';
import { commandRoutes, type Routes } from './route.ts';
import { listOf, shown } from './views.ts';

const one = '/disposals/{disposalId}';
const disposalView = object(() => shown(disposal.shape).extend({ may: z.array(z.string()) }).shape);

const held = strictObject(() => ({ auditId: id, version: z.int(), hold: hold.optional() }));

const ended = strictObject(() => ({
  auditId: id,
  title: z.string(),
  endedOn: day,
  keptUntil: day,
  /** Past its time, and nothing keeps it. */
  due: z.boolean(),
  hold: hold.optional(),
}));

/** Keeping and disposing of what audits leave (保存と廃棄). */
export const retentionRoutes = {
  'disposal.due': {
    method: 'GET',
    path: '/disposals/due',
    summary: ['終わった監査と保存期限', 'Ended audits of a fiscal year, and until when they are kept'],
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
    summary: ['廃棄目録を作る', 'Propose that audits are disposed of'],
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
  ...commandRoutes('hold', '/audits/{auditId}/hold', holdInputs, held, {
    place: ['廃棄を止める', 'Keep an audit beyond its time'],
    lift: ['廃棄の停止を解く', 'Lift what keeps an audit'],
  }),
} as const satisfies Routes;
