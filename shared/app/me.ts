import { fiscalYearOf } from '#shared/kernel/calendar.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import { type Actor, currentHoldings, dutiesOf } from '#shared/domain/access/actor.ts';
import { permit } from '#shared/domain/access/policy.ts';
import type { Person } from '#shared/domain/organisation/organisation.ts';
import { hasPromised, nonDisclosureText } from '#shared/domain/organisation/seat.ts';
import type { Ports } from './ports.ts';
import { commitOrRace, repeatRaces } from './races.ts';
import { found, type UseCase } from './use-case.ts';

type Pledge = { textVersion: string; ja: string; en: string; agreedAt?: string };
type Me = {
  personId: string;
  name: string;
  kind: Actor['kind'];
  posts: { postId: string; departmentId: string; title: string; roles: string[]; from: string }[];
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
  const get: UseCase<unknown, Me> = {
    run: async ({ actor }) => {
      const { personId, name, kind, today } = actor;
      const held = currentHoldings(actor);
      const [person, ...posts] = await store.load(
        { kind: 'person', personId },
        ...held.map(({ postId }) => ({ kind: 'post' as const, postId })),
      );
      return {
        body: {
          personId,
          name,
          kind,
          posts: held.map(({ postId, departmentId, roles, from }, n) => ({
            postId,
            departmentId,
            title: posts[n]?.title ?? '',
            roles: [...roles],
            from,
          })),
          duties: dutiesOf(actor),
          fiscalYear: fiscalYearOf(today),
          ...seatOf(person),
        },
      };
    },
  };

  const agree: UseCase<{ textVersion: string }, Me> = {
    run: (call) =>
      repeatRaces(async () => {
        const { actor, input, request } = call;
        const warrant = permit(actor, 'me.agreeNonDisclosure');
        const { textVersion } = input;
        const ref = { kind: 'person', personId: actor.personId } as const;
        const before = found((await store.load(ref))[0]);
        if (textVersion !== nonDisclosureText.version) {
          throw new DomainError('rule_refused', {
            fields: [{ path: 'textVersion', ja: '今の誓約文の版ではありません', en: 'not the present wording' }],
          });
        }
        if (hasPromised(before)) throw new DomainError('already_exists');
        const after: Person = { ...before, nonDisclosure: { textVersion, at: request.at.toISOString() } };
        await commitOrRace(store, {
          call,
          changes: [{ kind: 'person', before, after, act: 'me.agreeNonDisclosure', warrant }],
          receipt: { status: 200, ref },
        });
        return get.run(call);
      }),
    replay: (call) => get.run(call),
  };

  return { 'me.get': get, 'me.agreeNonDisclosure': agree };
};
