import { missing } from '#shared/kernel/errors.ts';
import { advance } from '#shared/kernel/lifecycle.ts';
import { type Actor, currentHoldings } from '#shared/domain/access/actor.ts';
import { authorize, can } from '#shared/domain/access/policy.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import {
  type HorizontalCheck,
  type horizontalCheckInputs,
  horizontalCheckLifecycle,
} from '#shared/domain/horizontal/horizontal-check.ts';
import type { Mail } from '#shared/domain/notification/message.ts';
import type { Output } from '#shared/domain/scalars.ts';
import { type Aggregate, commandUseCases, possible, readUseCase, type Rules } from '#shared/app/commands.ts';
import type { Ports } from '#shared/app/ports.ts';
import { findingTarget, sectionTarget } from '#shared/app/targets.ts';
import { found, type UseCase } from '#shared/app/use-case.ts';

type Inputs = { [C in keyof typeof horizontalCheckInputs]: Output<(typeof horizontalCheckInputs)[C]> };
type View = Omit<HorizontalCheck, 'findingId'> & { findingId?: string; may: string[]; overdue: boolean };

const waiting = ['requested', 'improving'];

/** The checked section learns what it is asked, and nothing of where the question comes from. */
const view = ({ findingId, ...check }: HorizontalCheck, audit: Audit, actor: Actor): View => {
  const target = sectionTarget(audit, check);
  return {
    ...check,
    ...(can(actor, 'audit.readWhole', target) ? { findingId } : {}),
    may: possible(actor, 'horizontalCheck', horizontalCheckLifecycle, check, target),
    overdue: waiting.includes(check.status) && check.dueDate < actor.today,
  };
};

const mail = ({ auditId, checkId }: HorizontalCheck, to: string[]): Mail[] => [
  { type: 'mail', template: 'yourTurn', to, about: { auditId, checkId } },
];
const section = (check: HorizontalCheck): string[] => [`deptIsManager@${check.departmentId}`];

const aggregate: Aggregate<'horizontalCheck', Audit, View> = {
  kind: 'horizontalCheck',
  keys: ['auditId', 'checkId'],
  readAction: 'horizontalCheck.read',
  load: async ({ store }, { auditId = '', checkId = '' }) => {
    const [audit, check] = await store.load({ kind: 'audit', auditId }, { kind: 'horizontalCheck', auditId, checkId });
    return { record: found(check), context: found(audit) };
  },
  ref: ({ auditId, checkId }) => ({ kind: 'horizontalCheck', auditId, checkId }),
  target: (check, audit) => sectionTarget(audit, check),
  view,
};

const rules: Rules<'horizontalCheck', Audit, Inputs> = {
  answer: {
    guard: ({ input }) => {
      if (input.sameWeakness && input.measure === '') missing('同じ弱点への措置', 'what is done about the weakness');
    },
    apply: (check, { input, call, at }) => ({ ...check, answer: { ...input, by: call.actor.personId, at } }),
    notify: (check) => mail(check, ['auditOffice']),
  },
  return: {
    apply: (check, { input }) => ({ ...check, remark: input.comment }),
    notify: (check) => mail(check, section(check)),
  },
  follow: {
    guard: ({ before, input, call }) => {
      if (before.answer?.sameWeakness !== true)
        missing('同じ弱点があるとの回答', 'an answer that the weakness is there');
      if (input.dueDate <= call.actor.today) missing('明日以降の期限', 'a date after today');
    },
    apply: (check, { input }) => ({ ...check, dueDate: input.dueDate, improvement: {}, remark: input.comment }),
    notify: (check) => mail(check, section(check)),
  },
  reportImproved: {
    apply: (check, { input }) => ({ ...check, improvement: { report: input.report } }),
    notify: (check) => mail(check, ['auditOffice']),
  },
  confirm: {
    guard: async ({ before, input, ports }) => {
      const same = before.answer?.sameWeakness === true;
      if (same === (input.outcome === 'noWeakness')) missing('回答に合う結論', 'an outcome that fits the answer');
      if (input.outcome !== 'finding') return;
      const [own] = input.ownFinding ? await ports.store.load({ kind: 'finding', ...input.ownFinding }) : [];
      if (own?.departmentId !== before.departmentId) missing('所属の指摘事項', 'the finding it became in the section');
    },
    apply: (check, { input }) => ({
      ...check,
      outcome: input.outcome,
      ...(input.outcome === 'finding' && input.ownFinding ? { ownFinding: input.ownFinding } : {}),
      remark: input.comment,
    }),
    notify: (check) => mail(check, section(check)),
  },
  withdraw: {
    apply: (check, { input }) => ({ ...check, remark: input.comment }),
    notify: (check) => mail(check, section(check)),
  },
};

/** Horizontal checks (横展開): what other sections were asked because of a finding, and what they answered. */
export const horizontalCheckUseCases = (ports: Ports) => {
  const { store } = ports;

  /** The overview of one finding, for those who may know where the question comes from. */
  const list: UseCase<{ auditId: string; findingId: string }, { items: View[] }> = {
    run: async ({ actor, input: { auditId, findingId } }) => {
      const [[audit, finding], checks] = await Promise.all([
        store.load({ kind: 'audit', auditId }, { kind: 'finding', auditId, findingId }),
        store.list.horizontalChecksOf(auditId),
      ]);
      const target = findingTarget(found(finding), found(audit));
      authorize(actor, 'horizontalCheck.overview', target, 'finding.read');
      const own = checks.filter((check) => check.findingId === findingId);
      const readable = own.filter((check) => can(actor, 'horizontalCheck.read', sectionTarget(found(audit), check)));
      return { body: { items: readable.map((check) => view(check, found(audit), actor)) } };
    },
  };

  const mine: UseCase<unknown, { items: View[] }> = {
    run: async ({ actor }) => {
      const sections = [...new Set(currentHoldings(actor).map((h) => h.departmentId))];
      const refs = (await Promise.all(sections.map((s) => store.list.refsOfSection(s, 'horizontalCheck')))).flat();
      const audits = refs.map(({ auditId }) => ({ kind: 'audit' as const, auditId }));
      const [checks, known] = await Promise.all([store.load(...refs), store.load(...audits)]);
      const items = checks.flatMap((check, n) => {
        const audit = known[n];
        return check && audit && can(actor, 'horizontalCheck.read', sectionTarget(audit, check))
          ? [view(check, audit, actor)]
          : [];
      });
      return { body: { items } };
    },
  };

  const commands = commandUseCases(ports, {
    aggregate,
    prefix: 'horizontalCheck',
    step: (check, command) => advance(horizontalCheckLifecycle, check, command),
    rules,
  });

  return {
    'horizontalCheck.list': list,
    'horizontalCheck.mine': mine,
    'horizontalCheck.get': readUseCase(ports, aggregate),
    ...commands,
  };
};
