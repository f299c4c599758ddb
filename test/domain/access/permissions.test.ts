import { describe, expect, test } from 'vitest';
import { type Actor, systemActor } from '#shared/domain/access/actor.ts';
import { lookingOn } from '#shared/domain/access/conflicts.ts';
import type { Action } from '#shared/domain/access/actions.ts';
import { grants } from '#shared/domain/access/grants.ts';
import { registerGrants } from '#shared/domain/access/register-grants.ts';
import { can, type Target } from '#shared/domain/access/policy.ts';
import { postRoles, type Role } from '#shared/domain/access/roles.ts';
import { member, places, post, staff, today } from '#test/support/people.ts';
import { deviations, document, ours } from './document.ts';
import { expected, wordsIn } from './tables.ts';

const actions = Object.keys(grants) as Action[];
const table = expected();
const roles: readonly Role[] = [...postRoles, 'auditor', 'leadAuditor', 'system'];
const sectionRoles = ['deptIsManager', 'deptContact', 'spiProtectionOfficer', 'spiHandler'];
const teamRoles = ['auditor', 'leadAuditor'];

/** Where a person stands to the record. */
const relations = {
  'own section': { place: places.jinji, inTeam: false },
  'other section': { place: places.madoguchi, inTeam: false },
  'in the team': { place: places.madoguchi, inTeam: true },
  'in the team, own section': { place: places.jinji, inTeam: true },
} as const;
type Relation = keyof typeof relations;

const actorOf = (role: Role, relation: Relation): Actor => {
  if (role === 'system') return systemActor(today);
  const isPost = !teamRoles.includes(role);
  return staff('本人', post(relations[relation].place, { roles: isPost ? [role as never] : [] }));
};

const targetFor = (role: Role, relation: Relation, oversight: boolean): Target => ({
  sections: [places.jinji],
  audited: [places.jinji],
  team: relations[relation].inTeam ? [member(staff('本人'), role === 'leadAuditor' ? 'lead' : 'member')] : [],
  oversight,
  held: true,
  makers: { author: '本人' },
});

// What only the author may do is not what the author may check: ask for those as somebody else's work.
const asked = (actor: Actor, action: Action, target: Target): boolean =>
  can(actor, action, target) || can(actor, action, { ...target, makers: {} });

/** The answer the tables demand. A team member without another right acts as an auditor, and must be independent. */
const demanded = (action: Action, role: Role, relation: Relation, oversight: boolean): boolean => {
  const words = table.get(action) ?? [];
  const ownSection = relations[relation].place === places.jinji;
  const has = (name: Role): boolean =>
    words.some((word) => {
      const [named, reach = sectionRoles.includes(name) ? 'section' : 'any'] = word.split(':');
      return (
        named === name &&
        { section: ownSection, any: true, ordinary: !oversight, oversight }[reach as 'section' | 'any']
      );
    });
  // A member of the team acts for no section, whatever the post gives.
  const bothSides = relations[relation].inTeam && sectionRoles.includes(role) && !lookingOn.includes(action);
  const asAuditor = relations[relation].inTeam && !ownSection && has(role === 'leadAuditor' ? role : 'auditor');
  // Everybody here but the system works for the city.
  const asStaff = role !== 'system' && has('staff');
  if (teamRoles.includes(role)) return asAuditor || asStaff;
  return asStaff || (has(role) && !bothSides) || (role !== 'system' && asAuditor);
};

describe.each(actions)('%s', (action) => {
  test.each(roles)('%s', (role) => {
    for (const relation of Object.keys(relations) as Relation[]) {
      for (const oversight of [false, true]) {
        const answer = asked(actorOf(role, relation), action, targetFor(role, relation, oversight));
        expect(`${relation}: ${answer}`).toBe(`${relation}: ${demanded(action, role, relation, oversight)}`);
      }
    }
  });
});

test('every action stands in exactly one of the two tables', () => {
  const [documented, chosen] = [wordsIn(document), wordsIn(ours)];
  expect([...documented.keys(), ...chosen.keys()].toSorted()).toEqual(actions.toSorted());
});

test('every deviation names a right of the document, or one it does not give', () => {
  for (const [action, changes] of wordsIn(deviations)) {
    const words = wordsIn(document).get(action) ?? [];
    for (const change of changes) expect(words.includes(change.slice(1))).toBe(change.startsWith('-'));
  }
});

describe('auditors find and verify; they never order a correction and never write one', () => {
  const corrections: Action[] = [
    'finding.instruct',
    'finding.reply',
    'finding.acceptRisk',
    'finding.reopen',
    'audit.issueInstructions',
    ...actions.filter(
      (a) => a.startsWith('remediation.') && !/\.(startVerification|verify|judgeNotEffective|comment)$/.test(a),
    ),
  ];
  test.each(corrections)('%s is no auditor’s', (action) => {
    expect(grants[action].auditor).toBeUndefined();
    expect(grants[action].leadAuditor).toBeUndefined();
  });
});

describe('who alone may', () => {
  test.each([
    ['only the section head submits', ['assignment.approve', 'remediation.submit'], ['deptIsManager']],
    ['only the section head confirms or disputes', ['finding.confirmFacts', 'finding.dispute'], ['deptIsManager']],
    [
      'only the CISO instructs, accepts a risk and lets a conflict pass',
      ['finding.instruct', 'finding.acceptRisk', 'audit.override'],
      ['ciso'],
    ],
    [
      'only the chief auditor notifies, finalises and closes',
      ['audit.notify', 'audit.finalizeReport', 'audit.close', 'finding.close'],
      ['chiefAuditor'],
    ],
    ['only the SPI audit officer releases a held file', ['evidence.release'], ['spiAuditOfficer']],
    ['only the system expires an accepted risk', ['finding.riskExpired'], ['system']],
  ] as const)('%s', (_, names, only) => {
    for (const name of names) expect(Object.keys(grants[name])).toEqual(only);
  });

  test('the SPI audit officer has to do with files that are held, or were, and with nothing else of an audit', () => {
    const officer = actorOf('spiAuditOfficer', 'other section');
    const never = { ...targetFor('spiAuditOfficer', 'other section', false), held: false };
    // The registers of that law are the special track's alone, and no part of any audit.
    const ofAudits = actions.filter((action) => !(action in registerGrants));
    expect(ofAudits.filter((action) => can(officer, action, never))).toEqual([
      // Naming a file, and the list of held ones.
      'evidence.listHeld',
      'evidence.proposePurge',
      'organisation.read',
    ]);
  });
  test('a system administrator sees no content of any audit', () => {
    const own = ['organisation.manage', 'post.appointDeputy', 'post.endDeputy'];
    expect(actions.filter((a) => grants[a].systemAdministrator)).toEqual(expect.arrayContaining(own));
    expect(actions.filter((a) => grants[a].systemAdministrator)).toHaveLength(own.length);
  });
  test('no section role reaches beyond its section', () => {
    const far = actions.filter((a) => sectionRoles.some((r) => (grants[a][r as Role] ?? 'section') !== 'section'));
    expect(far).toEqual([]);
  });
  test('the system decides nothing a person decides', () => {
    const decided = actions.filter((a) => grants[a].system);
    expect(decided.filter((a) => !a.startsWith('evidence.'))).toEqual([
      // What two people decided the day before.
      'disposal.carryOut',
      'finding.finalize',
      'finding.riskExpired',
    ]);
  });
});
