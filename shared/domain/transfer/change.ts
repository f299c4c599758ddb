import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { postRoles } from '#shared/domain/access/roles.ts';
import { department, newPerson, post } from '#shared/domain/organisation/organisation.ts';
import { departmentId, id } from '#shared/domain/scalars.ts';

const version = z.int().min(1);

/**
 * One step of a transfer, in the order in which steps are taken. People are named by their sign-in name: it is theirs
 * before they are registered, and stays when they are, so that what is left to do reads the same at any moment.
 */
export const change = z.discriminatedUnion('change', [
  strictObject(() => {
    const { name, parentId, path, implementingBody, oversight } = department.shape;
    return { change: z.literal('createDepartment'), departmentId, name, parentId, path, implementingBody, oversight };
  }),
  strictObject(() => {
    const { name, implementingBody, oversight } = department.shape;
    return { change: z.literal('editDepartment'), departmentId, version, name, implementingBody, oversight };
  }),
  strictObject(() => {
    const { subject, name, email } = newPerson.shape;
    return { change: z.literal('createPerson'), subject, name, email };
  }),
  strictObject(() => {
    const { subject, name, email } = newPerson.shape;
    /** `returns`: access had ended, and is given again. */
    return { change: z.literal('editPerson'), personId: id, version, subject, name, email, returns: z.boolean() };
  }),
  strictObject(() => ({
    change: z.literal('createPost'),
    departmentId,
    title: post.shape.title,
    roles: z.array(z.enum(postRoles)),
    holder: newPerson.shape.subject.optional(),
  })),
  strictObject(() => ({
    change: z.literal('handOver'),
    postId: id,
    version,
    holder: newPerson.shape.subject.optional(),
  })),
  strictObject(() => ({ change: z.literal('closePost'), postId: id, version })),
  strictObject(() => ({ change: z.literal('leave'), personId: id, version, subject: newPerson.shape.subject })),
  strictObject(() => ({ change: z.literal('closeDepartment'), departmentId, version })),
]);
export type TransferChange = z.infer<typeof change>;
export type ChangeOf<K extends TransferChange['change']> = Extract<TransferChange, { change: K }>;
