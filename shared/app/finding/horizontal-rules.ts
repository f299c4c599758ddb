import { DomainError, missing } from '#shared/kernel/errors.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import type { findingInputs } from '#shared/domain/finding/finding.ts';
import type { Output } from '#shared/domain/scalars.ts';
import { resolveSections } from '#shared/app/audit/audit-team.ts';
import type { Rules } from '#shared/app/commands.ts';

type Inputs = { orderHorizontalChecks: Output<(typeof findingInputs)['orderHorizontalChecks']> };

const beforeReport = ['presented', 'fact_confirmed'];

/** 横展開: the CISO, or the office on his behalf, has other sections look for the same weakness. */
export const horizontalRules: Rules<'finding', Audit, Inputs> = {
  orderHorizontalChecks: {
    guard: ({ before, input, call }) => {
      // Before the report only what cannot wait for it.
      if (beforeReport.includes(before.status) && before.urgency !== 'urgent')
        throw new DomainError('invalid_transition', { params: { status: before.status } });
      if (input.dueDate <= call.actor.today) missing('明日以降の期限', 'a date after today');
      const asked = new Set(before.horizontalOrders?.flatMap((o) => o.sections.map((s) => s.departmentId)));
      const again = input.sections.filter((s) => s === before.departmentId || asked.has(s));
      if (again.length > 0)
        missing(
          `ほかの、まだ依頼していない所属(${again.join('、')}を除く)`,
          `other sections that were not asked yet (without ${again.join(', ')})`,
        );
    },
    apply: async (f, { input, ports, call, at }) => {
      const places = await resolveSections(ports, input.sections, call.actor.today);
      const sections = places.map(({ departmentId, name, path }) => ({
        departmentId,
        name,
        path,
        checkId: ports.newId(),
      }));
      const order = { ...input, sections, by: call.actor.personId, at };
      return { ...f, horizontalOrders: [...(f.horizontalOrders ?? []), order] };
    },
    notify: ({ auditId, findingId }) => [{ type: 'job', job: 'requestHorizontalChecks', auditId, findingId }],
  },
};
