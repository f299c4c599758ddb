import { describe, expect, test } from 'vitest';
import { docsRoutes } from '#local/docs/index.ts';
import { journey } from '#local/docs/journey.ts';
import { errorsOf } from '#shared/contract/errors-of.ts';
import { actionOf } from '#shared/contract/openapi/callers.ts';
import { openApi } from '#shared/contract/openapi.ts';
import { groupOf } from '#shared/contract/openapi/groups.ts';
import { lifecycleOf } from '#shared/contract/openapi/lifecycles.ts';
import { distinctRoutes } from './routes.ts';

const html = docsRoutes['/docs']?.body() ?? '';
const css = docsRoutes['/docs/docs.css']?.body() ?? '';
const part = (name: string): string => html.split(`id="${name}"`)[1]?.split('<details class="operation">')[0] ?? '';

describe('the page under /docs', () => {
  test.each(distinctRoutes)('$name is on it with its path, its errors and an example', ({ name, route }) => {
    const text = part(name);
    expect(html.split(`id="${name}"`)).toHaveLength(2);
    expect(html).toContain(`${route.path}</code></summary>`);
    for (const code of errorsOf(route)) expect(text, code).toContain(`<code>${code}</code>`);
    expect(text).toContain('curl -i');
    expect(text).toContain('答えの例');
    expect(text).toContain(actionOf(name) ?? 'サインインした全員');
  });

  test('needs no script and no inline style, so the strictest policy holds', () => {
    expect(html).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=|javascript:/i);
    expect(css).not.toMatch(/@import|url\(/);
  });

  test('every link inside it leads somewhere, and no anchor is there twice', () => {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const links = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect([...new Set(links)].filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('headings go down by one, and there is one of the first rank', () => {
    const ranks = [...html.matchAll(/<h([1-6])/g)].map(([, rank]) => Number(rank));
    expect(ranks.filter((rank) => rank === 1)).toHaveLength(1);
    expect(ranks.filter((rank, n) => rank > (ranks[n - 1] ?? 0) + 1)).toEqual([]);
  });

  test('it speaks Japanese and says where it speaks English', () => {
    expect(html).toContain('<html lang="ja">');
    expect(html).toContain('<span lang="en">');
  });

  test('the document itself is served beside it', () => {
    expect(JSON.parse(docsRoutes['/docs/openapi.json']?.body() ?? '')).toEqual(JSON.parse(JSON.stringify(openApi())));
  });
});

/** What happens by itself after a step, with the record it happens to. */
const follows: Readonly<Record<string, readonly (readonly [kind: string, command: string])[]>> = {
  'audit.finalizeReport': [['finding', 'finalize']],
  'remediation.approve': [['finding', 'planApproved']],
  'remediation.verify': [['finding', 'actionsVerified']],
  'evidence.complete': [
    ['evidence', 'startInspection'],
    ['evidence', 'pass'],
  ],
};

describe('the main path on the page', () => {
  const steps = journey.flatMap((phase) => phase.steps);

  test('names operations that exist', () => {
    const names = distinctRoutes.map(({ name }) => name);
    expect(steps.filter(({ operation }) => !names.includes(operation))).toEqual([]);
  });

  test('can be walked: each step is possible in the state the steps before it lead to', () => {
    const states: Record<string, string> = { assignment: 'sent', remediation: 'requested' };
    const walk = (kind: string, command: string): void => {
      const lifecycle = lifecycleOf(kind);
      if (!lifecycle) return;
      if (command === 'create' || command === 'import') states[kind] = lifecycle.statuses[0] ?? '';
      const step = lifecycle.steps[command];
      if (!step) return;
      expect(step.from, `${kind}.${command}`).toContain(states[kind]);
      if (step.to !== 'same') states[kind] = step.to;
    };
    for (const { operation } of steps) {
      walk(groupOf(operation), operation.split('.')[1] ?? '');
      for (const [kind, command] of follows[operation] ?? []) walk(kind, command);
    }
    expect(states).toMatchObject({ plan: 'approved', audit: 'closed', finding: 'closed', followUp: 'reported' });
  });
});
