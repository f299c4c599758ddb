import { type Actor, currentHoldings } from '#shared/domain/access/actor.ts';
import type { Audit, TeamMember } from './audit.ts';
import { isReported } from './phases.ts';

/** Somebody in a team who counts today. */
export type Member = { actor: Actor; role: TeamMember['role'] };

const isStaff = ({ actor }: Member): boolean => actor.kind === 'staff';
const isExternal = ({ actor }: Member): boolean => actor.kind === 'external';
const isLead = ({ role }: Member): boolean => role === 'lead';

type Demand = { ja: string; en: string; isMet: (team: readonly Member[]) => boolean };

const lead: Demand = { ja: '主任監査人', en: 'a lead auditor', isMet: (team) => team.some(isLead) };

/** Who an audit of each kind is carried out by (DOMAIN.md 1.2). */
const ofKind: Readonly<Record<Audit['kind'], Demand>> = {
  internal: {
    ja: '職員だけの監査チーム(内部監査のため)',
    en: 'a team of staff only, for an internal audit',
    isMet: (team) => team.every(isStaff),
  },
  external: {
    ja: '外部監査人である主任監査人(外部監査のため)',
    en: 'external lead auditors, for an external audit',
    isMet: (team) => team.filter(isLead).every(isExternal),
  },
  joint: {
    ja: '職員と外部監査人の両方がいる監査チーム(共同監査のため)',
    en: 'both staff and external auditors in the team, for a joint audit',
    isMet: (team) => team.some(isStaff) && team.some(isExternal),
  },
};

/** DOMAIN.md 1.5, guard 5: somebody looks at the audit office or the IT section who is not of the IT section. */
const fromOutsideIt = (itSections: readonly string[]): Demand => ({
  ja: '情報部門以外の監査人、または外部監査人(監査部門・情報部門の監査のため)',
  en: 'an auditor from outside the IT section, since the audit office or the IT section is audited',
  isMet: (team) =>
    team.some(
      (m) => isExternal(m) || !currentHoldings(m.actor).some((h) => h.path.some((d) => itSections.includes(d))),
    ),
});

export const isOversight = ({ sections }: Pick<Audit, 'sections'>): boolean => sections.some((s) => s.oversight);

/**
 * What a team lacks to carry the audit out, or `undefined`. Once it is reported, whoever is left may follow it up: a
 * contract rarely lasts as long as an improvement.
 */
export const lackOf = (
  audit: Pick<Audit, 'kind' | 'status' | 'sections'>,
  team: readonly Member[],
  itSections: readonly string[],
): { ja: string; en: string } | undefined => {
  const demands = isReported(audit.status) ? [lead] : [lead, ofKind[audit.kind]];
  if (isOversight(audit)) demands.push(fromOutsideIt(itSections));
  return demands.find((demand) => !demand.isMet(team));
};
