import { DomainError, type FieldProblem, problems, sentence } from '#shared/kernel/errors.ts';
import { advance } from '#shared/kernel/lifecycle.ts';
import { authorize, type Target } from '#shared/domain/access/policy.ts';
import { type Evidence, fileLifecycle } from '#shared/domain/evidence/evidence.ts';
import type { manyOutcome } from '#shared/domain/evidence/many.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import type { Message } from '#shared/domain/notification/message.ts';
import type { Output } from '#shared/domain/scalars.ts';
import type { Rule } from '#shared/app/commands.ts';
import type { Call, Change, Ports } from '#shared/app/ports.ts';
import { commitOrRace, racingWith } from '#shared/app/races.ts';
import { evidenceTarget, workTarget } from '#shared/app/targets.ts';
import { found, type UseCase } from '#shared/app/use-case.ts';
import type { evidenceRules } from './evidence-rules.ts';
import type { EvidenceContext } from './evidence-view.ts';

type Command = 'declare' | 'attest' | 'attestAsOfficer';
type Where = { auditId: string; departmentId: string };
type Item = { evidenceId: string; version: number };
type Given = Where & { items: Item[] };
type Outcome = Output<typeof manyOutcome>;
type Skipped = Outcome['skipped'][number];

type Decided = { change: Change; notify: readonly Message[] } | { refusal: DomainError };

const inWords = ({ evidenceId }: Item, { code, details }: DomainError): Skipped => ({
  evidenceId,
  code,
  ja: sentence(code, 'ja', details.params),
  en: sentence(code, 'en', details.params),
});

/**
 * One act for many files of one section, such as the photos of one visit: each is judged as if it came alone, those
 * that pass are changed in one transaction, and of the others is said why not. Where none passes, the act is refused.
 */
export const manyFilesUseCases = (ports: Ports, rules: ReturnType<typeof evidenceRules>) => {
  const { store } = ports;

  const readAll = async ({ auditId, departmentId, items }: Given) => {
    const [audit, assignment, ...files] = await store.load(
      { kind: 'audit', auditId },
      { kind: 'assignment', auditId, departmentId },
      ...items.map(({ evidenceId }) => ({ kind: 'evidence' as const, auditId, departmentId, evidenceId })),
    );
    return { audit, assignment, files };
  };

  const many = (command: Command): UseCase<Given, Outcome> => {
    const action = `evidence.${command}` as const;
    const { guard, apply, notify } = rules[command] as Rule<'evidence', EvidenceContext, unknown>;

    const decide = async (
      call: Call<Given>,
      context: EvidenceContext,
      before: Evidence,
      seen: number,
    ): Promise<Decided> => {
      const { auditId: _audit, departmentId: _department, items: _items, ...input } = call.input;
      const facts = { before, context, call, input, ports, at: call.request.at.toISOString() };
      try {
        const warrant = authorize(call.actor, action, evidenceTarget(before, context.audit), 'evidence.read');
        if (before.version !== seen) throw new DomainError('stale_version');
        const moved = advance(fileLifecycle, before, command);
        await guard?.(facts);
        const after = (await apply?.(moved, facts)) ?? moved;
        return {
          change: { kind: 'evidence', before, after, act: action, warrant },
          notify: notify?.(after, facts) ?? [],
        };
      } catch (error) {
        if (error instanceof DomainError) return { refusal: error };
        throw error;
      }
    };

    /** Whoever may do this to no file of the section learns nothing of any. */
    const demand = ({ actor, input }: Call<Given>, audit: Audit): void => {
      const whole: Target = { ...workTarget(input, audit), held: true, makers: { author: actor.personId } };
      authorize(actor, action, whole, 'assignment.read');
    };

    const noteDenial = async ({ actor, request }: Call, { evidenceId, version }: Item, { code }: DomainError) => {
      if (!('denial' in problems[code])) return;
      await store.recordAccess({
        actor,
        request,
        act: action,
        subject: { type: 'evidence', id: evidenceId, version: Math.max(1, version) },
        result: 'denied',
      });
    };

    return {
      ...racingWith(readAll, async (call: Call<Given>, { audit, assignment, files }) => {
        const { input } = call;
        const context = { audit: found(audit), assignment: found(assignment) };
        demand(call, context.audit);
        const decided = await Promise.all(
          input.items.map(async ({ version }, n): Promise<Decided> => {
            const file = files[n];
            return file ? decide(call, context, file, version) : { refusal: new DomainError('not_found') };
          }),
        );
        const refusals = input.items.flatMap((item, n) => {
          const one = decided[n];
          return one && 'refusal' in one ? [{ item, refusal: one.refusal }] : [];
        });
        const passed = decided.flatMap((one) => ('change' in one ? [one] : []));
        const skipped = refusals.map(({ item, refusal }) => inWords(item, refusal));
        if (passed.length === 0) throw new DomainError('rule_refused', { fields: skipped.map(fieldOf(input.items)) });
        await commitOrRace(store, {
          call,
          changes: passed.map(({ change }) => change),
          notify: together(passed.flatMap((one) => one.notify)),
          receipt: {
            status: 200,
            ref: { kind: 'assignment', auditId: input.auditId, departmentId: input.departmentId },
            items: skipped.map((one) => JSON.stringify(one)),
          },
        });
        for (const { item, refusal } of refusals) await noteDenial(call, item, refusal);
        return { body: outcome(input.items, skipped) };
      }),
      replay: async (call: Call<Given>, { items = [] }) => {
        const { audit } = await readAll({ ...call.input, items: [] });
        demand(call, found(audit));
        const skipped = items.map((one) => JSON.parse(one) as Skipped);
        return { body: outcome(call.input.items, skipped) };
      },
    };
  };

  return {
    'evidence.declareMany': many('declare'),
    'evidence.attestMany': many('attest'),
    'evidence.attestManyAsOfficer': many('attestAsOfficer'),
  };
};

const fieldOf =
  (items: readonly Item[]) =>
  ({ evidenceId, ja, en }: Skipped): FieldProblem => ({
    path: `items.${items.findIndex((item) => item.evidenceId === evidenceId)}`,
    ja,
    en,
  });

const outcome = (items: readonly Item[], skipped: readonly Skipped[]): Outcome => ({
  done: items
    .filter(({ evidenceId }) => !skipped.some((one) => one.evidenceId === evidenceId))
    .map(({ evidenceId, version }) => ({ evidenceId, version: version + 1 })),
  skipped: [...skipped],
});

/** Jobs are one for each file; a letter says the same of all of them, and is sent once to each reader. */
const together = (messages: readonly Message[]): Message[] => {
  const read = new Set<string>();
  return messages.filter((message) => {
    if (message.type === 'job') return true;
    const to = message.to.join(' ');
    const isFirst = !read.has(to);
    read.add(to);
    return isFirst;
  });
};
