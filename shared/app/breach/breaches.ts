import { advance } from '#shared/kernel/lifecycle.ts';
import { authorize } from '#shared/domain/access/policy.ts';
import { type Breach, type breachFacts, breachLifecycle, type BreachReport } from '#shared/domain/breach/breach.ts';
import { type Output, unborn } from '#shared/domain/scalars.ts';
import { commandUseCases, readUseCase } from '#shared/app/commands.ts';
import { departmentFor, listOverSections, ofSection } from '#shared/app/register/sections.ts';
import type { Ports } from '#shared/app/ports.ts';
import { saved, type UseCase } from '#shared/app/use-case.ts';
import { breachAggregate, breachTarget, type BreachView, breachView } from './breach-view.ts';
import { breachRules, checkKnown, ofKnowing, tellOfficers } from './breach-rules.ts';

type Facts = Output<typeof breachFacts>;

/** The clock of breaches (漏えい等): from the moment of knowing through the reports to the PPC to the end. */
export const breachUseCases = (ports: Ports) => {
  const { store, newId } = ports;

  const report: UseCase<Facts & { departmentId: string }, BreachView> = {
    run: async (call) => {
      const { departmentId, ...facts } = call.input;
      const { path } = await departmentFor(ports, departmentId);
      const warrant = authorize(call.actor, 'breach.report', ofSection({ departmentId, path }), 'breach.read');
      const at = call.request.at.toISOString();
      checkKnown(facts, at);
      const after: Breach = {
        ...unborn,
        breachId: newId(),
        departmentId,
        path,
        ...ofKnowing(facts),
        status: 'reported',
        ...facts,
        reportedBy: call.actor.personId,
        reportedAt: at,
        shifts: [],
        reports: [],
        notices: [],
      };
      await store.commit({
        call,
        changes: [{ kind: 'breach', before: undefined, after, act: 'breach.report', warrant }],
        notify: tellOfficers(after),
        receipt: { status: 201, ref: breachAggregate.ref(after) },
      });
      const result = saved(undefined, after);
      return { body: breachView(result, undefined, call.actor), version: result.version };
    },
    replay: async ({ actor }, { ref }) => {
      const { record } = await breachAggregate.load(ports, ref as unknown as Record<string, string>);
      authorize(actor, 'breach.read', breachTarget(record), 'breach.read');
      return { body: breachView(record, undefined, actor), version: record.version };
    },
  };

  const reports: UseCase<{ breachId: string }, { items: BreachReport[] }> = {
    run: async ({ actor, input: { breachId } }) => {
      const [{ record }, items] = await Promise.all([
        breachAggregate.load(ports, { breachId }),
        store.list.breachReportsOf(breachId),
      ]);
      authorize(actor, 'breach.read', breachTarget(record), 'breach.read');
      return { body: { items } };
    },
  };

  return {
    'breach.list': listOverSections<Breach, BreachView, { fiscalYear: number }>({
      readAction: 'breach.read',
      all: (page, { fiscalYear }) => store.list.breachesOf(fiscalYear, page),
      ofSection: async (departmentId, { fiscalYear }) => {
        const found = await store.load(...(await store.list.refsOfSection(departmentId, 'breach')));
        return found.filter((b) => b !== undefined).filter((b) => b.fiscalYear === fiscalYear);
      },
      view: (breaches, actor) => breaches.map((breach) => breachView(breach, undefined, actor)),
    }),
    'breach.get': readUseCase(ports, breachAggregate),
    'breach.report': report,
    'breach.reports': reports,
    ...commandUseCases(ports, {
      aggregate: breachAggregate,
      prefix: 'breach',
      step: (breach, command) => advance(breachLifecycle, breach, command),
      rules: breachRules,
    }),
  };
};
