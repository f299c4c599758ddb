import * as z from 'zod';
import { postRoles } from '#shared/domain/access/roles.ts';
import { department, newPerson, post } from '#shared/domain/organisation/organisation.ts';
import { departmentId, id } from '#shared/domain/scalars.ts';

const { name, parentId, path, implementingBody, oversight } = department.shape;
const { subject, email } = newPerson.shape;
const version = z.int().min(1);
const roles = z.array(z.enum(postRoles));
const { title } = post.shape;

/**
 * One step of a transfer, in the order in which steps are taken. People are named by their sign-in name: it is theirs
 * before they are registered, and stays when they are, so that what is left to do reads the same at any moment.
 */
export const change = z.discriminatedUnion('change', [
  z.strictObject({
    change: z.literal('createDepartment'),
    departmentId,
    name,
    parentId,
    path,
    implementingBody,
    oversight,
  }),
  z.strictObject({ change: z.literal('editDepartment'), departmentId, version, name, implementingBody, oversight }),
  z.strictObject({ change: z.literal('createPerson'), subject, name: newPerson.shape.name, email }),
  z.strictObject({
    change: z.literal('editPerson'),
    personId: id,
    version,
    subject,
    name: newPerson.shape.name,
    email,
    /** Access had ended, and is given again. */
    returns: z.boolean(),
  }),
  z.strictObject({ change: z.literal('createPost'), departmentId, title, roles, holder: subject.optional() }),
  z.strictObject({ change: z.literal('handOver'), postId: id, version, holder: subject.optional() }),
  z.strictObject({ change: z.literal('closePost'), postId: id, version }),
  z.strictObject({ change: z.literal('leave'), personId: id, version, subject }),
  z.strictObject({ change: z.literal('closeDepartment'), departmentId, version }),
]);
export type TransferChange = z.infer<typeof change>;
export type ChangeOf<K extends TransferChange['change']> = Extract<TransferChange, { change: K }>;
