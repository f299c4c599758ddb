import { describe, expect, test } from 'vitest';
import { type Actor, systemActor } from '#shared/domain/access/actor.ts';
import { authorOnly, conflicts, type Makers } from '#shared/domain/access/conflicts.ts';
import type { Action } from '#shared/domain/access/actions.ts';
import { grants } from '#shared/domain/access/grants.ts';
import { authorize, can, type Target } from '#shared/domain/access/policy.ts';
import { postRoles } from '#shared/domain/access/roles.ts';
import { external, member, places, post, staff, today } from '#test/support/people.ts';

const { soumu, jinji, shimin, madoguchi } = places;

const head = staff('課長 高橋', post(jinji, { roles: ['deptIsManager'] }));
const contact = staff('窓口 田中', post(jinji, { roles: ['deptContact'] }));
const stranger = staff('他課 伊藤', post(madoguchi, { roles: ['deptIsManager', 'deptContact'] }));
const chief = staff('統括 渡辺', post(soumu, { roles: ['chiefAuditor'] }));
const ciso = staff('副市長 山本', post(soumu, { roles: ['ciso'] }));
const auditor = staff('監査 佐藤', post(shimin));
const second = staff('監査 鈴木', post(shimin));

/** Everyone at once: whoever conflicts are tried on must have the right in the first place. */
const everyone = (name: string): Actor => staff(name, post(jinji, { roles: [...postRoles] }));
const inSection: Target = { sections: [jinji], audited: [jinji], team: [member(auditor, 'lead'), member(second)] };

describe('unknown means no', () => {
  test('an action nobody has heard of is refused to everyone', () => {
    for (const actor of [everyone('全員'), systemActor(today)]) {
      expect(can(actor, 'finding.forget' as Action, inSection)).toBe(false);
      expect(can(actor, 'constructor' as Action, inSection)).toBe(false);
    }
  });
  test('a role nobody has heard of gives nothing beyond what every post gives', () => {
    const actor = staff('謎', post(jinji, { roles: ['mayor' as never, 'toString' as never] }));
    const allowed = (Object.keys(grants) as Action[]).filter((action) => can(actor, action, inSection));
    expect(allowed).toEqual(['organisation.read']);
  });
  test('a person without any post, and one whose posts are over, may do nothing', () => {
    const retired = staff('退職 小林', post(jinji, { roles: [...postRoles], to: '2026-11-21' }));
    const coming = staff('着任前 加藤', post(jinji, { roles: [...postRoles], from: '2026-11-23' }));
    const allowed = (actor: Actor) =>
      (Object.keys(grants) as Action[]).filter((action) => can(actor, action, inSection));
    for (const actor of [staff('無役'), retired, coming]) expect(allowed(actor)).toEqual([]);
    // Outside the audits that name them, external auditors can make their promise and nothing else.
    expect(allowed(external('外部'))).toEqual(['me.agreeNonDisclosure']);
  });
  test('what only follows from something else is granted to nobody', () => {
    const granted = ['plan.supersede', 'finding.planApproved', 'finding.actionsVerified', 'remediation.close'] as const;
    for (const action of granted) expect(grants[action]).toEqual({});
  });
});

describe('how far a right reaches', () => {
  test('a section head reaches the own section', () => {
    expect(can(head, 'assignment.approve', inSection)).toBe(true);
    expect(can(stranger, 'assignment.approve', inSection)).toBe(false);
  });
  test('not the 部 above, nor a section below', () => {
    expect(can(head, 'assignment.approve', { sections: [soumu] })).toBe(false);
    expect(can(staff('部長', post(soumu, { roles: ['deptIsManager'] })), 'assignment.approve', inSection)).toBe(false);
  });
  test('not while the section knows nothing of the record', () => {
    expect(can(head, 'finding.read', { ...inSection, sections: [] })).toBe(false);
  });
  test('an auditor reaches the audits of the own team, whatever post they hold', () => {
    expect(can(second, 'assignment.accept', inSection)).toBe(true);
    expect(can(staff('監査 別班', post(shimin)), 'assignment.accept', inSection)).toBe(false);
    expect(can(external('外部'), 'assignment.accept', { ...inSection, team: [member(external('外部'))] })).toBe(true);
  });
  test('what the lead auditor does, a member does not', () => {
    expect(can(auditor, 'finding.present', inSection)).toBe(true);
    expect(can(second, 'finding.present', inSection)).toBe(false);
  });
  test('the plan of an ordinary audit is approved by the chief auditor, of the audit office or IT section by the CISO', () => {
    for (const action of ['audit.approve', 'audit.return'] as const) {
      expect([can(chief, action, {}), can(ciso, action, {})]).toEqual([true, false]);
      expect([can(chief, action, { oversight: true }), can(ciso, action, { oversight: true })]).toEqual([false, true]);
    }
  });
});

describe('maker and checker are two people', () => {
  const pairs = (Object.keys(conflicts) as Action[]).flatMap((action) =>
    (conflicts[action] ?? []).map((part) => ({ action, part })),
  );
  test.each(pairs)('$action is refused to the $part', ({ action, part }) => {
    const maker = everyone('本人');
    const target = (makers: Makers): Target => ({
      sections: [jinji],
      // Whoever checks for the section is not in the team.
      team: grants[action].leadAuditor ? [member(maker, 'lead')] : [],
      oversight: grants[action].ciso === 'oversight' && grants[action].chiefAuditor === undefined,
      held: true,
      makers,
    });
    expect(can(maker, action, target({ [part]: '別人' }))).toBe(true);
    expect(can(maker, action, target({ [part]: '本人' }))).toBe(false);
    expect(() => authorize(maker, action, target({ [part]: '本人' }), 'audit.read')).toThrow(
      expect.objectContaining({ code: 'maker_is_checker' }),
    );
  });

  test.each(authorOnly.map((action) => ({ action })))('$action is for the author alone', ({ action }) => {
    const contact = (name: string) => staff(name, post(jinji, { roles: ['deptContact'] }));
    const [author, other] = action.startsWith('evidence.') ? [contact('甲'), contact('乙')] : [auditor, second];
    const target = { ...inSection, makers: { author: author.personId } };
    expect([can(author, action, target), can(other, action, target)]).toEqual([true, false]);
    expect(can(author, action, { ...inSection, makers: {} })).toBe(false);
  });
});

describe('independence is asked again at every action', () => {
  const moved = staff('監査 佐藤', post(shimin, { to: '2026-10-31' }), post(jinji, { from: '2026-11-01' }));
  const former = staff('監査 鈴木', post(shimin), post(jinji, { to: '2025-12-22' }));
  test.each([
    ['transferred into the section', moved],
    ['there 11 months ago', former],
  ])('an auditor %s may not act on its records', (_, actor) => {
    for (const action of ['assignment.accept', 'response.judge', 'finding.create', 'assignment.read'] as const) {
      expect(can(actor, action, inSection)).toBe(false);
    }
  });
  test('nor on the audit as a whole', () => expect(can(moved, 'audit.endFieldwork', inSection)).toBe(false));
  test('the CISO may let it pass', () => {
    const overrides = [{ personId: moved.personId, departmentId: 'D110' }];
    expect(can(moved, 'response.judge', { ...inSection, overrides })).toBe(true);
  });
  test('whoever has the right by a post needs no independence: the section itself', () => {
    expect(can(head, 'assignment.read', inSection)).toBe(true);
  });
});

describe('an external auditor', () => {
  const inTeam = (actor: Actor): Target => ({ ...inSection, team: [member(actor, 'lead')] });
  const code = (actor: Actor, action: Action, target = inTeam(actor)) => {
    try {
      return authorize(actor, action, target, 'assignment.read').role;
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  test.each([
    ['nothing in the way', {}, 'leadAuditor'],
    ['an interest elsewhere', { interests: [madoguchi] }, 'leadAuditor'],
    ['an interest in the section', { interests: [jinji] }, 'not_independent'],
    ['an interest in the 部 above', { interests: [soumu] }, 'not_independent'],
    ['an interest in a 係 below', { interests: [places.kyuyo] }, 'not_independent'],
    ['interests nobody has declared', { independenceDeclared: false }, 'not_independent'],
    ['no promise of non-disclosure', { promised: false }, 'non_disclosure_required'],
    ['neither promise nor independence', { promised: false, interests: [jinji] }, 'non_disclosure_required'],
  ] as const)('with %s', (_, seat, answer) => {
    const actor = external('外部', seat);
    expect(code(actor, 'assignment.accept')).toBe(answer);
    expect(can(actor, 'assignment.read', inTeam(actor))).toBe(answer === 'leadAuditor');
  });
  test('without a seat may do nothing', () => {
    const { seat: _seat, ...actor } = external('外部');
    expect(code(actor, 'assignment.accept')).toBe('non_disclosure_required');
  });
  test('who has not promised hears of that, whatever is asked of an own audit, and nothing of another', () => {
    const actor = external('外部', { promised: false });
    expect(code(actor, 'audit.approve')).toBe('non_disclosure_required');
    expect(code(actor, 'assignment.accept', inSection)).toBe('not_found');
  });
  test('is let pass by the CISO for one section', () => {
    const actor = external('外部', { interests: [jinji] });
    const overrides = [{ personId: actor.personId, departmentId: 'D110' }];
    expect(can(actor, 'assignment.accept', { ...inTeam(actor), overrides })).toBe(true);
  });
});

describe('what a refusal tells', () => {
  const refusal = (actor: Actor, action: Action, target: Target) => {
    try {
      return authorize(actor, action, target, 'assignment.read').role;
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  test.each([
    ['a stranger', stranger, 'assignment.approve', 'not_found'],
    ['a person without posts', staff('無役'), 'assignment.approve', 'not_found'],
    ['the system', systemActor(today), 'assignment.approve', 'not_found'],
    ['the contact, who knows it', contact, 'assignment.approve', 'forbidden'],
    ['an auditor of the team', auditor, 'assignment.approve', 'forbidden'],
    ['the section head, of an auditor’s work', head, 'assignment.accept', 'forbidden'],
    ['the section head', head, 'assignment.approve', 'deptIsManager'],
    ['the lead auditor, first of all as lead', auditor, 'assignment.accept', 'leadAuditor'],
  ] as const)('%s', (_, actor, action, answer) => {
    expect(refusal(actor, action, inSection)).toBe(answer);
  });
  test('the head who asked for the approval learns that another has to give it', () => {
    const target = { ...inSection, makers: { requester: head.personId } };
    expect(refusal(head, 'assignment.approve', target)).toBe('maker_is_checker');
  });
  test('the maker who is a stranger by now learns nothing', () => {
    const target = { ...inSection, makers: { requester: stranger.personId } };
    expect(refusal(stranger, 'assignment.approve', target)).toBe('not_found');
  });
  test('an auditor who lost independence is told so, with the section', () => {
    const moved = staff('監査 佐藤', post(jinji));
    expect(() => authorize(moved, 'assignment.accept', inSection, 'assignment.read')).toThrow(
      expect.objectContaining({
        code: 'not_independent',
        details: { params: { reason: { ja: 'D110 現在の所属または兼務', en: 'D110: a post held there now' } } },
      }),
    );
  });
  test('the warrant names the section of the post that gave the right', () => {
    expect(authorize(head, 'assignment.approve', inSection, 'assignment.read')).toEqual({
      role: 'deptIsManager',
      departmentId: 'D110',
    });
  });
});
