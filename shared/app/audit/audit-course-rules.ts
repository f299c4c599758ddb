import type { auditInputs } from '#shared/domain/audit/commands.ts';
import type { Output } from '#shared/domain/scalars.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import type { Mail } from '#shared/domain/notification/message.ts';
import { checkTeam, memberParts } from './audit-team.ts';
import type { Rules } from '#shared/app/commands.ts';

type Command = 'changeTeam' | 'suspend' | 'resume' | 'cancel';
type Inputs = { [C in Command]: Output<(typeof auditInputs)[C]> };

const tell = (template: Mail['template'], to: string[], { auditId }: Audit): Mail => ({
  type: 'mail',
  template,
  to,
  about: { auditId },
});
const teamOf = ({ team }: Audit): string[] => team.map((m) => `person:${m.personId}`);

/** The team, and the heads of the sections once they know of the audit. */
const tellAll = (template: Mail['template'], audit: Audit): Mail[] => {
  const sections = audit.notifiedAt === undefined ? [] : ['deptIsManager@*'];
  return [tell(template, [...teamOf(audit), ...sections], audit)];
};

/** What can happen to an audit at (almost) any time (DOMAIN.md 1.4 B, guard / effect). */
export const courseRules: Rules<'audit', undefined, Inputs> = {
  changeTeam: {
    guard: ({ before, input, ports, call }) => checkTeam(ports, { ...before, team: input.team }, call.actor.today),
    apply: (audit, { input }) => ({ ...audit, team: input.team, remark: input.reason }),
    parts: ({ auditId, team }, { before }) => memberParts(auditId, before.team, team),
    notify: (audit) => [tell('yourTurn', teamOf(audit), audit)],
  },
  suspend: {
    apply: (audit, { before, input }) => ({ ...audit, suspendedFrom: before.status, remark: input.reason }),
    notify: (audit) => tellAll('auditSuspended', audit),
  },
  resume: {
    apply: (audit, { input }) => ({ ...audit, suspendedFrom: undefined, remark: input.comment }),
    notify: (audit) => tellAll('auditResumed', audit),
  },
  cancel: {
    parts: ({ auditId, team }) => memberParts(auditId, team, []),
    apply: (audit, { input, call }) => ({ ...audit, endedOn: call.actor.today, remark: input.reason }),
    notify: (audit) => tellAll('auditCancelled', audit),
  },
};
