import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { finding, severity } from '#shared/domain/finding/finding.ts';
import { audit } from '#shared/domain/audit/audit.ts';
import { post } from '#shared/domain/organisation/organisation.ts';
import { day, id } from '#shared/domain/scalars.ts';
import { task } from './audits.ts';
import type { Routes } from './route.ts';

const point = strictObject(() => ({
  auditId: id,
  auditTitle: z.string(),
  findingId: id,
  number: finding.shape.number,
  title: finding.shape.title,
  severity,
  /** Of the improvement where it is under way, else of the finding. */
  status: z.string(),
  dueDate: finding.shape.dueDate,
}));

const sheet = strictObject(() => ({
  post: z.strictObject({
    postId: post.shape.postId,
    departmentId: post.shape.departmentId,
    departmentName: z.string(),
    title: post.shape.title,
    roles: post.shape.roles,
    holderName: z.string().optional(),
    since: day.optional(),
    predecessorName: z.string().optional(),
    predecessorTo: day.optional(),
  }),
  tasks: z.array(task),
  /** Audits the section has to do with that are not over. */
  audits: z.array(z.strictObject({ auditId: id, title: audit.shape.title, status: z.string(), endsOn: day })),
  findings: z.array(point),
  riskAcceptances: z.array(
    z.strictObject({
      auditId: id,
      findingId: id,
      number: finding.shape.number,
      title: finding.shape.title,
      compensatingControl: z.string(),
      expiresOn: day,
    }),
  ),
  /** The last ones that were closed. */
  lastFindings: z.array(point),
}));

export const handOverRoutes = {
  'handOver.sheet': {
    method: 'GET',
    path: '/posts/{postId}/hand-over-sheet',
    summary: ['引継書', 'What the holder of a post hands over: open work, audits and findings'],
    output: sheet,
  },
} as const satisfies Routes;
