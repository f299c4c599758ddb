import { DomainError, missing } from '#shared/kernel/errors.ts';
import type {
  departmentEdit,
  handOver,
  newDepartment,
  newPerson,
  newPost,
  Post,
  personEdit,
} from '#shared/domain/organisation/organisation.ts';
import { closedPost, handedOver } from '#shared/domain/organisation/tenure.ts';
import { type Output, unborn } from '#shared/domain/scalars.ts';
import { directoryRecords, type Drafted, mayRead } from './directory-records.ts';
import type { Call, Part, Ports } from '#shared/app/ports.ts';

/** Departments, posts and people: the directory plane. */
export const organisationUseCases = (ports: Ports) => {
  const { store, directory, newId } = ports;
  const { load, get, list, creation, amendment } = directoryRecords(ports);

  // Work is found by the duties of a post, so this one commit moves all of it: nothing else has to be told.
  const handOverPost = async (
    before: Post,
    { actor, input }: Call<Output<typeof handOver>>,
  ): Promise<Drafted<'post'>> => {
    const { personId, from } = input;
    const [successor] = personId ? await store.load({ kind: 'person', personId }) : [undefined];
    if (personId && !(successor?.active && successor.kind === 'staff')) missing('引き継ぐ職員', 'the successor');
    const { after, holdings } = handedOver(before, personId, from, actor.today);
    return {
      after,
      parts: holdings.map((value) => ({ kind: 'holding', value })),
      notify: personId
        ? [{ type: 'mail', template: 'postHandedOver', to: [`person:${personId}`], about: { postId: before.postId } }]
        : [],
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
    'post.close': amendment<'post', { postId: string; validTo: string }>('post', {
      act: 'close',
      amend: (before, { actor, input }) => {
        if (input.validTo < before.validFrom) throw new DomainError('rule_refused');
        const { after, holdings } = closedPost(before, input.validTo, actor.today);
        return { after, parts: holdings.map((value) => ({ kind: 'holding', value })) };
      },
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
      amend: (before) => ({ after: { ...before, active: true, lastDay: undefined } }),
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
