import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { postRoles } from '#shared/domain/access/roles.ts';
import { day, departmentId, id, line, versioned } from '#shared/domain/scalars.ts';
import { deputy } from './deputy.ts';
import { contract, nonDisclosure } from './seat.ts';

/** A department of the city in the tree of departments, for as long as it exists. */
export const department = strictObject(() => ({
  ...versioned,
  departmentId,
  name: line(200),
  parentId: departmentId.optional(),
  /** From the top of the tree to the department itself. A department that moves becomes a new one. */
  path: z.array(departmentId).min(1).max(8),
  implementingBody: line(100),
  /** The audit office itself, or the IT section: audits of them are approved by the CISO. */
  oversight: z.enum(['audit', 'it']).optional(),
  validFrom: day,
  validTo: day.optional(),
}));
export type Department = z.infer<typeof department>;
export const newDepartment = strictObject(() => ({
  departmentId,
  name: line(200),
  parentId: departmentId.optional(),
  implementingBody: line(100),
  oversight: z.enum(['audit', 'it']).optional(),
  validFrom: day,
}));

/** A post (職): work and rights belong to it, and it is held by one person at a time. */
export const post = strictObject(() => ({
  ...versioned,
  postId: id,
  departmentId,
  path: z.array(departmentId),
  title: line(200),
  roles: z.array(z.enum(postRoles)).max(6),
  validFrom: day,
  validTo: day.optional(),
  /** Who holds it now, or will from `since`; without a holder, `since` is when it fell vacant. */
  holderId: id.optional(),
  since: day.optional(),
  /** Who held it last before that, and the last day of it. */
  predecessor: z.strictObject({ personId: id, to: day }).optional(),
  /** Who deputises in it, now or later. */
  deputies: z.array(deputy).max(20).optional(),
}));
export type Post = z.infer<typeof post>;
export const newPost = strictObject(() => ({
  departmentId,
  title: line(200),
  roles: z.array(z.enum(postRoles)).max(6),
  validFrom: day,
}));

/** One person's time in one post. Several at once are ordinary (兼務). */
export const holding = strictObject(() => ({
  personId: id,
  postId: id,
  departmentId,
  path: z.array(departmentId),
  title: line(200),
  roles: z.array(z.enum(postRoles)),
  from: day,
  to: day.optional(),
  /** Held as a deputy, for whoever holds the post itself (nobody, while it is vacant). */
  deputyFor: z.strictObject({ personId: id.optional() }).optional(),
}));
export type PostHolding = z.infer<typeof holding>;

export const person = strictObject(() => ({
  ...versioned,
  personId: id,
  name: line(100),
  kind: z.enum(['staff', 'external']),
  email: z.email().max(254),
  /** The `sub` of the city's identity provider; it never changes hands. */
  subject: line(200),
  active: z.boolean(),
  /** The last day in the service of the city, once it is known: access ends with it. */
  lastDay: day.optional(),
  /** External auditors only. Without a contract, and outside its term, they have no access. */
  contract: contract.optional(),
  nonDisclosure: nonDisclosure.optional(),
}));
export type Person = z.infer<typeof person>;
export const newPerson = strictObject(() => ({
  name: line(100),
  kind: z.enum(['staff', 'external']).default('staff'),
  email: z.email().max(254),
  subject: line(200),
}));

export const departmentEdit = strictObject(
  () => newDepartment.pick({ name: true, implementingBody: true, oversight: true }).shape,
);
export const personEdit = strictObject(() => newPerson.pick({ name: true, email: true }).shape);

export const handOver = strictObject(() => ({
  /** The new holder; left out when the post falls vacant. */
  personId: id.optional(),
  from: day,
}));
