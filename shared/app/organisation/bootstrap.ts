import { dayOf } from '#shared/kernel/calendar.ts';
import { missing } from '#shared/kernel/errors.ts';
import { systemActor } from '#shared/domain/access/actor.ts';
import type { PostRole } from '#shared/domain/access/roles.ts';
import type { Department, Person, Post } from '#shared/domain/organisation/organisation.ts';
import { unborn } from '#shared/domain/scalars.ts';
import { permit } from '#shared/domain/access/policy.ts';
import type { StaffList, StaffRow } from '#shared/domain/transfer/list.ts';
import { planTransfer } from '#shared/domain/transfer/plan.ts';
import { describePlan, type TransferPreview } from '#shared/domain/transfer/preview.ts';
import type { Transfer } from '#shared/domain/transfer/transfer.ts';
import type { Change, Ports } from '#shared/app/ports.ts';
import { presentFor, runTransfer } from './transfer-run.ts';
import { found } from '#shared/app/use-case.ts';

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

const administratorTitle = 'システム管理者';

type NewCity = {
  list: StaffList;
  source: Transfer['source'];
  /** Whoever is to keep the organisation from now on. */
  person: FirstAdministrator['person'];
};

/** City-wide roles that work waits for: where nobody has one, plans are not approved and held files are lost. */
const awaited: readonly PostRole[] = ['ciso', 'chiefAuditor', 'auditOffice', 'spiGeneralOfficer', 'spiAuditOfficer'];

/**
 * Rows of the list that cannot be taken, with the reasons; the city is founded only when there are none. `vacant` are
 * awaited roles that no post in the list carries with somebody on it.
 */
type Founded =
  | { founded: true; personId: string; changes: number; vacant: PostRole[] }
  | { founded: false; rows: TransferPreview['rows'] };

/**
 * Founds a city from a staff list: the first administrator in its first top department, and everything the list names,
 * made with that person's right. Throws `already_exists` when the city is there, `incomplete` for a list without a
 * department at the top.
 */
export const foundFromList = async (ports: Ports, { list, source, person }: NewCity, at: Date): Promise<Founded> => {
  const { directory, newId } = ports;
  const from = dayOf(at);
  const terms = { from, missing: 'keep', today: from, actorId: '' } as const;
  const nothing = { departments: [], posts: [], people: [] };
  const draft = planTransfer(list, nothing, terms);
  const rows = describePlan(list, draft, nothing, terms).rows.filter((r) => r.outcome === 'refused');
  if (rows.length > 0) return { founded: false, rows };
  const top = draft.changes.find((c) => c.change === 'createDepartment');
  const { departmentId, name, implementingBody } = top ?? missing('所属のある行', 'a row with a department');
  const city = { departmentId, name, implementingBody };
  const { personId } = await appointFirstAdministrator(ports, { city, person, title: administratorTitle }, at);

  // The list may say where the administrator works; this post they keep beside it.
  const keeps: StaffRow = {
    sheet: '',
    row: 1,
    department: { code: departmentId, name: '', parent: '', body: '', oversight: undefined },
    says: 'post',
    title: administratorTitle,
    holder: { ...person },
    concurrent: true,
  };
  const whole = { ...list, rows: [...list.rows, keeps] };
  const present = await presentFor(ports, whole);
  const plan = planTransfer(whole, present, { ...terms, actorId: personId });
  const actor = found(await directory.actor(personId, from));
  const call = { actor, input: {}, request: { id: newId(), at } };
  if (plan.changes.length > 0)
    await runTransfer(ports, call, permit(actor, 'organisation.manage'), { plan, present, terms, source });
  const held = plan.changes.flatMap((c) => (c.change === 'createPost' && c.holder !== undefined ? c.roles : []));
  const vacant = awaited.filter((role) => !held.includes(role));
  return { founded: true, personId, changes: plan.changes.length, vacant };
};
