import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { grants } from '#shared/domain/access/grants.ts';
import { lifecycles } from '#shared/contract/openapi/lifecycles.ts';
import { documents, staleDocuments } from '../../scripts/documents/index.ts';
import { stateNames } from '#shared/contract/state-names.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('the generated files in docs are fresh: npm run generate', () => {
  expect(staleDocuments(root)).toEqual([]);
});

test('each is text with a newline at its end, and the same every time', () => {
  const made = documents();
  expect(documents()).toEqual(made);
  for (const text of Object.values(made)) expect(text).toMatch(/[^\n]\n$/);
});

test('every state of every lifecycle has a Japanese name, and no other', () => {
  for (const [name, { statuses }] of Object.entries(lifecycles)) {
    expect(Object.keys(stateNames[name as keyof typeof lifecycles]), name).toEqual([...statuses]);
  }
});

test('every command is in the charts’ tables and every action in the matrix', () => {
  const { 'docs/lifecycles.md': charts = '', 'docs/permissions.md': matrix = '' } = documents();
  for (const { steps } of Object.values(lifecycles)) {
    for (const command of Object.keys(steps)) expect(charts).toContain(`| \`${command}\` |`);
  }
  for (const action of Object.keys(grants)) expect(matrix).toContain(`| \`${action}\` |`);
});
