import { fiscalYearOf } from '#shared/kernel/calendar.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import { type Actor, currentHoldings, dutiesOf } from '#shared/domain/access/actor.ts';
import { permit } from '#shared/domain/access/policy.ts';
import type { Person } from '#shared/domain/organisation/organisation.ts';
import { hasPromised, nonDisclosureText } from '#shared/domain/organisation/seat.ts';
import type { Call, Ports } from '#shared/app/ports.ts';
import { commitOrRace, racingWith } from '#shared/app/races.ts';
import { beginningWith, found, type Result, type UseCase } from '#shared/app/use-case.ts';

type Pledge = { textVersion: string; ja: string; en: string; agreedAt?: string };
type Me = {
  personId: string;
  name: string;
  kind: Actor['kind'];
  posts: { postId: string; departmentId: string; title: string; roles: string[]; from: string; isDeputy: boolean }[];
  duties: string[];
  fiscalYear: number;
  seat?: { company: string; contractNo: string; from: string; to: string; nonDisclosure: Pledge };
};

const seatOf = (person: Person | undefined): Pick<Me, 'seat'> => {
  if (!person?.contract) return {};
  const { company, contractNo, from, to } = person.contract;
  const { version: textVersion, ja, en } = nonDisclosureText;
  const agreed = hasPromised(person) && person.nonDisclosure ? { agreedAt: person.nonDisclosure.at } : {};
  return { seat: { company, contractNo, from, to, nonDisclosure: { textVersion, ja, en, ...agreed } } };
};

/** The caller: posts and duties, or the seat of an external auditor with the promise it asks for. */
export const meUseCases = ({ store }: Ports) => {
  const read = async (_: unknown, personId: string): Promise<Person | undefined> =>
    (await store.load({ kind: 'person', personId }))[0];

  const postsOf = (actor: Actor) =>
    store.load(...currentHoldings(actor).map(({ postId }) => ({ kind: 'post' as const, postId })));

  const view = (actor: Actor, person: Person | undefined, posts: Awaited<ReturnType<typeof postsOf>>): Result<Me> => {
    const { personId, name, kind, today } = actor;
    return {
      body: {
        personId,
        name,
        kind,
        posts: currentHoldings(actor).map(({ postId, departmentId, roles, from, deputyFor }, n) => ({
          postId,
          departmentId,
          title: posts[n]?.title ?? '',
          roles: [...roles],
          from,
          isDeputy: deputyFor !== undefined,
        })),
        duties: dutiesOf(actor),
        fiscalYear: fiscalYearOf(today),
        ...seatOf(person),
      },
    };
  };

  const get: UseCase<unknown, Me> = beginningWith(read, async ({ actor }, person) =>
    view(actor, person, await postsOf(actor)),
  );

  const agree: UseCase<{ textVersion: string }, Me> = {
    ...racingWith(read, async (call: Call<{ textVersion: string }>, person) => {
      const { actor, input, request } = call;
      const warrant = permit(actor, 'me.agreeNonDisclosure');
      const { textVersion } = input;
      const before = found(person);
      if (textVersion !== nonDisclosureText.version) {
        throw new DomainError('rule_refused', {
          fields: [{ path: 'textVersion', ja: '今の誓約文の版ではありません', en: 'not the present wording' }],
        });
      }
      if (hasPromised(before)) throw new DomainError('already_exists');
      const after: Person = { ...before, nonDisclosure: { textVersion, at: request.at.toISOString() } };
      const posts = await postsOf(actor);
      await commitOrRace(store, {
        call,
        changes: [{ kind: 'person', before, after, act: 'me.agreeNonDisclosure', warrant }],
        receipt: { status: 200, ref: { kind: 'person', personId: actor.personId } },
      });
      return view(actor, after, posts);
    }),
    replay: (call) => get.run(call),
  };

  return { 'me.get': get, 'me.agreeNonDisclosure': agree };
};
