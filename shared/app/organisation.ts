import { dayOf } from '#shared/kernel/calendar.ts';
import { DomainError, missing } from '#shared/kernel/errors.ts';
import type {
  departmentEdit,
  handOver,
  newDepartment,
  newPerson,
  newPost,
  Post,
  personEdit,
  PostHolding,
} from '#shared/domain/organisation/organisation.ts';
import { type Output, unborn } from '#shared/domain/scalars.ts';
import { directoryRecords, type Drafted, mayRead } from './directory-records.ts';
import type { Call, Part, Ports } from './ports.ts';

const shifted = (day: string, days: number): string =>
  dayOf(new Date(Date.parse(`${day}T12:00:00+09:00`) + days * 24 * 60 * 60 * 1000));

/** Departments, posts and people: the directory plane. */
export const organisationUseCases = (ports: Ports) => {
  const { store, directory, newId } = ports;
  const { load, get, list, creation, amendment } = directoryRecords(ports);

  // Work is found by the duties of a post, so this one commit moves all of it: nothing else has to be told.
  const handOverPost = async (before: Post, { input }: Call<Output<typeof handOver>>): Promise<Drafted<'post'>> => {
    const { personId, from } = input;
    const [successor] = personId ? await store.load({ kind: 'person', personId }) : [undefined];
    if (personId && !(successor?.active && successor.kind === 'staff')) missing('引き継ぐ職員', 'the successor');
    // A post is held for a day at least, and a vacancy is filled no earlier than it began.
    const earliest = before.holderId ? shifted(before.since ?? from, 1) : (before.since ?? from);
    if (from < earliest) throw new DomainError('rule_refused');
    const { postId, departmentId, path, title, roles } = before;
    const term = { postId, departmentId, path, title, roles };
    const ended: PostHolding[] =
      before.holderId && before.since
        ? [{ ...term, personId: before.holderId, from: before.since, to: shifted(from, -1) }]
        : [];
    const begun: PostHolding[] = personId ? [{ ...term, personId, from }] : [];
    return {
      after: { ...before, holderId: personId, since: from },
      parts: [...ended, ...begun].map((value) => ({ kind: 'holding', value })),
      notify: begun.map(({ personId }) => ({
        type: 'mail',
        template: 'postHandedOver',
        to: [`person:${personId}`],
        about: { postId },
      })),
    };
  };

  return {
    'department.list': list(directory.departments),
    'department.get': get<'department', { departmentId: string }>('department'),
    'department.create': creation('department', async (input: Output<typeof newDepartment>) => {
      const { departmentId, parentId } = input;
      const [parent] = parentId ? await store.load({ kind: 'department', departmentId: parentId }) : [undefined];
      if (parentId && !parent) missing('上位の所属', 'the parent department');
      return { after: { ...unborn, ...input, path: [...(parent?.path ?? []), departmentId] } };
    }),
    'department.edit': amendment<'department', Output<typeof departmentEdit> & { departmentId: string }>('department', {
      act: 'edit',
      amend: (before, { input: { name, implementingBody, oversight } }) => ({
        after: { ...before, name, implementingBody, oversight },
      }),
    }),
    'department.close': amendment('department', {
      act: 'close',
      amend: (before, { input }: Call<{ departmentId: string; validTo: string }>) => {
        if (input.validTo < before.validFrom) throw new DomainError('rule_refused');
        return { after: { ...before, validTo: input.validTo } };
      },
    }),
    'post.list': list(async () => {
      const [posts, people] = await Promise.all([directory.posts(), directory.people()]);
      const names = new Map(people.map((p) => [p.personId, p.name]));
      return posts.map((post) => ({ ...post, holderName: post.holderId && names.get(post.holderId) }));
    }),
    'post.get': get<'post', { postId: string }>('post'),
    'post.create': creation('post', async (input: Output<typeof newPost>) => {
      const [department] = await store.load({ kind: 'department', departmentId: input.departmentId });
      const path = department?.path ?? missing('所属', 'the department');
      return { after: { ...unborn, postId: newId(), path, ...input } };
    }),
    'post.handOver': amendment<'post', Output<typeof handOver> & { postId: string }>('post', {
      act: 'handOver',
      amend: handOverPost,
    }),
    'person.list': list(directory.people),
    'person.get': {
      run: async ({ actor, input }: Call<{ personId: string }>) => {
        mayRead(actor);
        const person = await load('person', input);
        return { body: { ...person, holdings: await directory.holdingsOf(input.personId) }, version: person.version };
      },
    },
    'person.create': creation('person', async (input: Output<typeof newPerson>) => {
      const personId = newId();
      const parts: Part[] = [{ kind: 'subject', value: { subject: input.subject, personId }, seen: 0 }];
      return { after: { ...unborn, personId, active: true, ...input }, parts };
    }),
    'person.edit': amendment<'person', Output<typeof personEdit> & { personId: string }>('person', {
      act: 'edit',
      amend: (before, { input }) => ({ after: { ...before, name: input.name, email: input.email } }),
    }),
    'person.activate': amendment<'person', { personId: string }>('person', {
      act: 'activate',
      amend: (before) => ({ after: { ...before, active: true } }),
    }),
    'person.deactivate': amendment<'person', { personId: string }>('person', {
      act: 'deactivate',
      amend: (before, { actor }) => {
        // The last administrator could lock everybody out; somebody else can always do it.
        if (before.personId === actor.personId) throw new DomainError('rule_refused');
        return { after: { ...before, active: false } };
      },
    }),
  };
};
