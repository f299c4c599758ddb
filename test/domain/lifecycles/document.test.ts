import { describe, expect, test } from 'vitest';
import { document, ours, ourStates, rowsIn, stateEnums } from './document.ts';
import { type MachineName, machines, rowsOf } from './lifecycles.ts';

const documented = Object.keys(document) as (keyof typeof document)[];

describe.each(Object.keys(machines) as MachineName[])('%s, against DOMAIN.md 1.4', (name) => {
  const expected = rowsIn(name in document ? document[name as keyof typeof document] : '');
  const beyond = rowsIn(ours[name]);
  const coded = rowsOf(machines[name]);

  test('has every step of the document', () => {
    expect(expected.filter((row) => !coded.includes(row))).toEqual([]);
  });

  test('has no step of its own but those we can give a reason for', () => {
    expect(coded.filter((row) => !expected.includes(row)).toSorted()).toEqual(beyond.toSorted());
  });
});

test.each(documented)('%s has exactly the states of the document, and those we added', (name) => {
  expect(new Set<string>(machines[name].statuses)).toEqual(
    new Set([...stateEnums[name].split(' '), ...(ourStates[name]?.split(' ') ?? [])]),
  );
});
