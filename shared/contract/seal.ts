import * as z from 'zod';
import { object, strictObject } from '#shared/domain/objects.ts';
import { departmentId, id, instant } from '#shared/domain/scalars.ts';
import { emergencyInputs, guest } from '#shared/domain/seal/guest.ts';
import { purposeStated, visit } from '#shared/domain/seal/visit.ts';
import { commandRoutes, type Routes } from './route.ts';
import { listOf, shown } from './views.ts';

const path = '/audits/{auditId}';

/** One person on a need-to-know list, and why; with the purpose stated last. */
const knower = strictObject(() => ({
  personId: id,
  name: z.string(),
  ground: z.enum(['team', 'section', 'officer', 'guest']),
  departmentId: departmentId.optional(),
  title: z.string().optional(),
  until: instant.optional(),
  lastVisit: strictObject(() => ({ at: instant, purpose: z.string() })).optional(),
}));

const guestList = strictObject(() => ({ auditId: id, version: z.int(), guests: z.array(guest) }));

/** What only sealed audits have: a purpose on entry, a list of who may know, and the way in for an emergency. */
export const sealRoutes = {
  'visit.begin': {
    method: 'POST',
    path: `${path}/visit`,
    summary: ['閲覧の目的を述べて監査を開く', 'State the purpose and enter an audit, for the day'],
    body: purposeStated,
    output: object(() => shown(visit.shape).shape),
    status: 201,
  },
  'needToKnow.list': {
    method: 'GET',
    path: `${path}/need-to-know`,
    summary: ['監査を見ることができる人', 'Who may read the audit, and what they stated'],
    output: listOf(knower),
  },
  ...commandRoutes('emergencyAccess', `${path}/emergency-access`, emergencyInputs, guestList, {
    propose: ['緊急の閲覧を提案する', 'Propose that somebody is let in to read (break-glass)'],
    approve: ['緊急の閲覧を認める', 'Let the proposed person in, for hours'],
    end: ['緊急の閲覧を終える', 'End the emergency access at once'],
  }),
} as const satisfies Routes;
