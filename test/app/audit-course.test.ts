import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditLifecycle } from '#shared/domain/audit/lifecycle.ts';
import type { Name } from '#test/support/cities.ts';
import { type PublishedChecklist, publishChecklist } from '#test/support/cities-audit.ts';
import { inputFor } from '#test/support/cities-commands.ts';
import { plant, type Seed } from '#test/support/cities-seeds.ts';
import { standing } from '#test/support/cities-standing.ts';
import { foundCity, type Operation, outcome, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
let checklist: PublishedChecklist;
beforeAll(async () => {
  world = await foundCity(await openStore());
  checklist = await publishChecklist(world);
});
afterAll(() => world.close());

const planted = (audit: Seed['audit']) =>
  plant(world, checklist, {
    audit,
    conflicted: false,
    requests: ['sent'],
    assignments: ['in_progress', 'accepted'],
    findings: [{ state: 0, section: 'D210', severity: 'MINOR_NC', improvement: 0 }],
  });

/** Commands that move an audit, with the state each leads to. */
const commands = Object.keys(auditLifecycle).filter((command) => command !== 'edit');
const attempt = { guided: false, pick: 0, record: 0, section: 'D210', seen: 0, item: 1 } as const;
/** Everybody who moves an audit, and some who do not. */
const movers: readonly Name[] = ['佐藤', '渡辺', '山本', '中村', '高橋', '管理'];

test.each(['closed', 'cancelled'] as const)('A6: no command of anybody brings a %s audit back', async (status) => {
  const auditId = await planted(status);
  const scene = { world, auditId, findings: [], requests: [], questions: [], itemVersion: 0 };
  for (const command of commands) {
    const operation = `audit.${command}` as Operation;
    const tries = movers.map(async (who) => {
      const result = await outcome(world.as(who)(operation, inputFor(operation, { ...attempt, who }, scene)));
      return `${who} ${operation} → ${result}`;
    });
    for (const told of await Promise.all(tries)) expect(told).toMatch(/(invalid_transition|forbidden|not_found)$/);
  }
  expect((await standing(world, auditId)).audit).toMatchObject({ status, version: 1 });
});

test('A6: no step is skipped: whoever may take a later one is refused before its time', async () => {
  const auditId = await planted('plan_review');
  const scene = { world, auditId, findings: [], requests: [], questions: [], itemVersion: 0 };
  const early = commands.filter(
    (command) =>
      !(auditLifecycle[command as keyof typeof auditLifecycle].from as readonly string[]).includes('plan_review'),
  );
  for (const command of early) {
    const operation = `audit.${command}` as Operation;
    const outcomes = await Promise.all(
      movers.map((who) => outcome(world.as(who)(operation, inputFor(operation, { ...attempt, who }, scene)))),
    );
    expect([operation, outcomes.includes('invalid_transition'), outcomes.includes('ok')]).toEqual([
      operation,
      true,
      false,
    ]);
  }
});
