import { DomainError, missing } from '#shared/kernel/errors.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import type { Mail } from '#shared/domain/notification/message.ts';
import type { Output } from '#shared/domain/scalars.ts';
import type { EmergencyCommand, emergencyInputs, Guest } from '#shared/domain/seal/guest.ts';
import { auditAggregate } from '#shared/app/audit/audit-view.ts';
import { type Aggregate, commandUseCases, type Rules } from '#shared/app/commands.ts';
import type { Ports } from '#shared/app/ports.ts';

type Inputs = { [C in EmergencyCommand]: Output<(typeof emergencyInputs)[C]> };

type GuestList = { auditId: string; version: number; guests: Guest[] };

const hour = 3_600_000;
const officers = ['ciso', 'chiefIsOfficer', 'chiefAuditor'];

const tell = (template: Mail['template'], { auditId, team }: Audit, ...others: string[]): Mail[] => [
  {
    type: 'mail',
    template,
    to: [...new Set([...officers, ...team.map((m) => `person:${m.personId}`), ...others])],
    about: { auditId },
  },
];

const isOpen = (guest: Guest, at: string): boolean => guest.until === undefined || at < guest.until;

/** The one guest a command means. Throws `incomplete` when nobody is proposed, or all of it has ended. */
const meant = ({ guests = [] }: Audit, personId: string, at: string): Guest => {
  const guest = guests.find((g) => g.personId === personId && isOpen(g, at));
  if (!guest) missing('緊急の閲覧の提案', 'a proposal that somebody is let in');
  return guest;
};

const changed = (audit: Audit, guest: Guest, after: Guest | undefined): Audit => ({
  ...audit,
  guests: (audit.guests ?? []).flatMap((g) => (g === guest ? (after ?? []) : g)),
});

/** Break-glass (SECURITY.md A5): two officers let a third person in to read, for 24 hours at most; everybody is told. */
const rules: Rules<'audit', undefined, Inputs> = {
  propose: {
    guard: async ({ before, input, ports, call, at }) => {
      if (input.personId === call.actor.personId) throw new DomainError('maker_is_checker');
      if ((before.guests ?? []).some((g) => g.personId === input.personId && isOpen(g, at))) {
        throw new DomainError('already_exists');
      }
      const guest = await ports.directory.actor(input.personId, call.actor.today);
      if (guest?.kind !== 'staff') missing('利用中の職員', 'a member of staff who has access today');
    },
    // What has ended stays in the trail, and no longer in the record.
    apply: (audit, { input, call, at }) => ({
      ...audit,
      guests: [
        ...(audit.guests ?? []).filter((g) => isOpen(g, at)),
        { ...input, proposedBy: call.actor.personId, proposedAt: at },
      ],
    }),
    notify: (audit) => tell('guestProposed', audit),
  },
  approve: {
    guard: ({ before, input, call, at }) => {
      const { proposedBy, personId, until } = meant(before, input.personId, at);
      if (until !== undefined) throw new DomainError('already_exists');
      if ([proposedBy, personId].includes(call.actor.personId)) throw new DomainError('maker_is_checker');
    },
    apply: (audit, { before, input, call, at }) => {
      const guest = meant(before, input.personId, at);
      const until = new Date(Date.parse(at) + guest.hours * hour).toISOString();
      return changed(audit, guest, { ...guest, approvedBy: call.actor.personId, until });
    },
    notify: (audit, { input }) => tell('guestAdmitted', audit, `person:${input.personId}`),
  },
  end: {
    apply: (audit, { before, input, at }) => changed(audit, meant(before, input.personId, at), undefined),
  },
};

const aggregate: Aggregate<'audit', undefined, GuestList> = {
  ...auditAggregate,
  view: ({ auditId, version, guests = [] }) => ({ auditId, version, guests }),
};

export const emergencyAccessUseCases = (ports: Ports) =>
  commandUseCases(ports, { aggregate, prefix: 'emergencyAccess', step: (audit) => audit, rules });
