import { dayOf } from '#shared/kernel/calendar.ts';
import { systemActor } from '#shared/domain/access/actor.ts';
import type { Department, Person, Post } from '#shared/domain/organisation/organisation.ts';
import { unborn } from '#shared/domain/scalars.ts';
import type { Change, Ports } from './ports.ts';

export type FirstAdministrator = {
  city: { departmentId: string; name: string; implementingBody: string };
  person: { name: string; email: string; subject: string };
  title: string;
};

/**
 * The one thing nobody has the right to do yet: the first department, its first post, and the person who from then on
 * registers everyone else. Throws `already_exists` when the city is there.
 */
export const appointFirstAdministrator = async (
  { store, newId }: Ports,
  { city, person, title }: FirstAdministrator,
  at: Date,
): Promise<{ personId: string }> => {
  const from = dayOf(at);
  const warrant = { role: 'system', departmentId: '' } as const;
  const [personId, postId] = [newId(), newId()];
  const roles = ['systemAdministrator' as const];
  const { departmentId } = city;
  const department: Department = { ...unborn, ...city, path: [departmentId], validFrom: from };
  const administrator: Person = { ...unborn, personId, kind: 'staff', active: true, ...person };
  const post: Post = {
    ...unborn,
    postId,
    departmentId,
    path: [departmentId],
    title,
    roles,
    validFrom: from,
    holderId: personId,
    since: from,
  };
  const changes: Change[] = [
    { kind: 'department', before: undefined, after: department, act: 'department.create', warrant },
    {
      kind: 'person',
      before: undefined,
      after: administrator,
      act: 'person.create',
      warrant,
      parts: [{ kind: 'subject', value: { subject: person.subject, personId }, seen: 0 }],
    },
    {
      kind: 'post',
      before: undefined,
      after: post,
      act: 'post.create',
      warrant,
      parts: [{ kind: 'holding', value: { personId, postId, departmentId, path: [departmentId], title, roles, from } }],
    },
  ];
  await store.commit({ call: { actor: systemActor(from), input: {}, request: { id: newId(), at } }, changes });
  return { personId };
};
