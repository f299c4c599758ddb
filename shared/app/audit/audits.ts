import { DomainError, missing } from '#shared/kernel/errors.ts';
import { advance } from '#shared/kernel/lifecycle.ts';
import type { Actor } from '#shared/domain/access/actor.ts';
import { isAdmitted } from '#shared/domain/organisation/seat.ts';
import { authorize, can, permit } from '#shared/domain/access/policy.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import type { auditInputs, newAudit } from '#shared/domain/audit/commands.ts';
import { auditLifecycle } from '#shared/domain/audit/lifecycle.ts';
import { type Output, unborn } from '#shared/domain/scalars.ts';
import { courseRules } from './audit-course-rules.ts';
import { planRules } from './audit-plan-rules.ts';
import { reportRules } from './audit-report-rules.ts';
import { surveyRules } from './audit-survey-rules.ts';
import { remindLate } from './late-reminder.ts';
import { auditorsOf, memberParts, refuseConflicts, resolveSections } from './audit-team.ts';
import { auditAggregate, type AuditView, auditView, type MemberShown } from './audit-view.ts';
import { commandUseCases } from '#shared/app/commands.ts';
import { itemKeyChecker } from '#shared/app/checklist/item-keys.ts';
import { ownAudits } from '#shared/app/own-records.ts';
import { pageRequest } from '#shared/app/pages.ts';
import type { Ground, Page, Ports } from '#shared/app/ports.ts';
import { auditNumbers } from './audit-numbers.ts';
import { commitOrRace, repeatRaces } from '#shared/app/races.ts';
import { auditTarget } from '#shared/app/targets.ts';
import { beginningWith, expectSeen, saved, type UseCase } from '#shared/app/use-case.ts';

type NewAudit = Output<typeof newAudit>;
type Edit = Output<(typeof auditInputs)['edit']>;
type PageInput = { limit: number; cursor?: string | undefined };

/** `plan` is what it rests on: it may not be closed in the same moment. */
type Origin = { from: Pick<Audit, 'origin' | 'planId' | 'cisoOrderNo'>; plan?: Ground };

/** Where an audit comes from: an approved annual plan, or an order of the CISO with its number. */
const origin = async ({ store }: Ports, input: NewAudit): Promise<Origin> => {
  if (input.cisoOrderNo !== undefined) return { from: { origin: 'cisoOrder', cisoOrderNo: input.cisoOrderNo } };
  if (input.planId === undefined)
    missing('年度監査計画、またはCISOの命令番号', 'the yearly audit plan, or the number of an order of the CISO');
  const [plan] = await store.load({ kind: 'plan', planId: input.planId });
  if (plan?.status !== 'approved' || plan.fiscalYear !== input.fiscalYear) {
    throw new DomainError('rule_refused', {
      fields: [
        {
          path: 'planId',
          ja: '承認された当該年度の計画ではありません',
          en: 'not an approved plan of this fiscal year',
        },
      ],
    });
  }
  const planned = new Set(plan.sections.map((s) => s.departmentId));
  const beyond = input.sections.filter((id) => !planned.has(id));
  if (beyond.length > 0) {
    throw new DomainError('rule_refused', {
      fields: [
        {
          path: 'sections',
          ja: `計画にない所属です: ${beyond.join('、')}`,
          en: `not in the plan: ${beyond.join(', ')}`,
        },
      ],
    });
  }
  const { planId, version } = plan;
  return { from: { origin: 'annualPlan', planId }, plan: { ref: { kind: 'plan', planId }, version } };
};

const checkDates = ({ startsOn, endsOn }: Pick<Audit, 'startsOn' | 'endsOn'>): void => {
  if (endsOn >= startsOn) return;
  throw new DomainError('invalid_input', {
    fields: [{ path: 'endsOn', ja: '開始日より前です', en: 'before the first day' }],
  });
};

const itemsOf = async ({ store }: Ports, input: Edit): Promise<number> => {
  const { checklistId, checklistVersion } = input;
  const [checklist] = await store.load({ kind: 'checklist', checklistId, checklistVersion });
  if (checklist?.status !== 'published') missing('公開された点検票', 'a published checklist');
  return checklist.items;
};

/** Who the team is, and whether each of them counts today: transferred people and ended contracts show here. */
const membersOf = async ({ directory }: Ports, { team }: Audit, { today }: Actor): Promise<MemberShown[]> => {
  const people = await directory.reach(
    team.map(({ personId }) => `person:${personId}`),
    today,
  );
  const byId = new Map(people.map((person) => [person.personId, person]));
  return team.flatMap(({ personId }) => {
    const person = byId.get(personId);
    if (!person) return [];
    const { name, kind, contract } = person;
    const seat = contract ? { company: contract.company, until: contract.to } : {};
    return [{ personId, name, kind, admitted: isAdmitted(person, today), ...seat }];
  });
};

export const auditUseCases = (ports: Ports) => {
  const { store, newId } = ports;
  const checkKeys = itemKeyChecker(store);
  const checkRequests = (draft: Pick<Edit, 'checklistId' | 'checklistVersion' | 'requests'>): Promise<void> =>
    checkKeys(draft, [...new Set(draft.requests.flatMap(({ itemKeys }) => itemKeys))]);

  const create: UseCase<NewAudit, AuditView> = {
    // Two audits created at once reach for the same number: the later one takes the next.
    run: (call) =>
      repeatRaces(async () => {
        const { actor, input } = call;
        const warrant = permit(actor, 'audit.create');
        const { fiscalYear, planId: _planId, cisoOrderNo: _order, sections, ...draft } = input;
        const sequence = auditNumbers(fiscalYear);
        const [{ from, plan }, items, resolved, auditors, [last]] = await Promise.all([
          origin(ports, input),
          itemsOf(ports, input),
          resolveSections(ports, sections, actor.today),
          auditorsOf(ports, input.team, actor.today),
          store.load(sequence),
          checkRequests(input),
        ]);
        const number = (last?.version ?? 0) + 1;
        const audit: Audit = {
          ...unborn,
          auditId: newId(),
          fiscalYear,
          number,
          status: 'planned',
          ...from,
          ...draft,
          sections: resolved,
          overrides: [],
          items,
          proceededWithout: [],
          unconfirmed: [],
        };
        checkDates(audit);
        // A team may still be unfinished while the plan is being written.
        refuseConflicts(audit, auditors);
        await commitOrRace(store, {
          call,
          changes: [
            {
              kind: 'audit',
              before: undefined,
              after: audit,
              act: 'audit.create',
              warrant,
              parts: [
                { kind: 'sequence', value: { name: sequence.name, version: number }, seen: number - 1 },
                ...memberParts(audit.auditId, [], audit.team),
              ],
            },
          ],
          grounds: plan ? [plan] : [],
          receipt: { status: 201, ref: auditAggregate.ref(audit) },
        });
        const result = saved(undefined, audit);
        return { body: auditView(result, actor), version: result.version };
      }),
    replay: async (call, { ref }) => {
      const { record } = await auditAggregate.load(ports, ref as { kind: 'audit'; auditId: string });
      return { body: auditView(record, call.actor), version: record.version };
    },
  };

  const edit: UseCase<Edit & { auditId: string }, AuditView> = beginningWith(
    ({ auditId }) => auditAggregate.load(ports, { auditId }),
    async (call, { record: before }) => {
      const { auditId, sections, ...draft } = call.input;
      const warrant = authorize(call.actor, 'audit.edit', auditTarget(before), 'audit.read');
      expectSeen(call, before);
      const [items, resolved, auditors] = await Promise.all([
        itemsOf(ports, call.input),
        resolveSections(ports, sections, call.actor.today),
        auditorsOf(ports, draft.team, call.actor.today),
        checkRequests(draft),
      ]);
      const after: Audit = { ...advance(auditLifecycle, before, 'edit'), ...draft, items, sections: resolved };
      checkDates(after);
      refuseConflicts(after, auditors);
      const parts = memberParts(auditId, before.team, after.team);
      await store.commit({ call, changes: [{ kind: 'audit', before, after, act: 'audit.edit', warrant, parts }] });
      const result = saved(before, after);
      return { body: auditView(result, call.actor), version: result.version };
    },
  );

  const list: UseCase<{ fiscalYear: number } & PageInput, Page<AuditView>> = {
    run: async ({ actor, input }) => {
      const { fiscalYear } = input;
      if (!can(actor, 'audit.readWhole', {})) {
        const own = (await ownAudits(ports, actor)).filter((a) => a.fiscalYear === fiscalYear);
        return { body: { items: own.map((a) => auditView(a, actor)) } };
      }
      const { items, next } = await store.list.auditsOf(fiscalYear, pageRequest(input));
      return { body: { items: items.map((a) => auditView(a, actor)), ...(next ? { next } : {}) } };
    },
  };

  const commands = commandUseCases(ports, {
    aggregate: auditAggregate,
    prefix: 'audit',
    step: (audit, command) => advance(auditLifecycle, audit, command),
    rules: { ...planRules, ...surveyRules, ...reportRules, ...courseRules, remindLate },
  });
  const get: UseCase<{ auditId: string }, AuditView> = beginningWith(
    ({ auditId }) => auditAggregate.load(ports, { auditId }),
    async ({ actor }, { record }) => {
      const target = auditTarget(record, 'read');
      authorize(actor, 'audit.read', target, 'audit.read');
      const members = can(actor, 'audit.readWhole', target) ? { members: await membersOf(ports, record, actor) } : {};
      return { body: { ...auditView(record, actor), ...members }, version: record.version };
    },
  );

  return {
    'audit.list': list,
    'audit.create': create,
    'audit.get': get,
    'audit.edit': edit,
    ...commands,
  };
};
