import { expect, test } from 'vitest';
import { proposalsFor } from '#shared/domain/evidence/proposals.ts';
import type { EvidenceRequest, RequestStatus } from '#shared/domain/evidence/request.ts';
import { checklistItem } from '#test/support/builders.ts';

const items = [
  { ...checklistItem(1), materialExamples: ['入退室記録', '鍵管理簿', '入退室記録'] },
  { ...checklistItem(2), materialExamples: [] },
  { ...checklistItem(3), materialExamples: ['入退室記録', '長'.repeat(250)] },
];

const made = (title: string, itemKeys: string[], status: RequestStatus = 'sent') =>
  ({ title, itemKeys, status }) as EvidenceRequest;

const named = (requests: EvidenceRequest[] = []) =>
  proposalsFor(items, requests).map(({ itemKey, title }) => `${itemKey} ${title.slice(0, 6)}`);

test('every line of every item is proposed once, in the order of the checklist, no longer than a title', () => {
  expect(named()).toEqual(['item-1 入退室記録', 'item-1 鍵管理簿', 'item-3 入退室記録', 'item-3 長長長長長長']);
  expect(proposalsFor(items, []).at(-1)).toMatchObject({ no: '3', item: '施錠している(3)。' });
  expect(proposalsFor(items, []).at(-1)?.title).toHaveLength(200);
});

test('what was asked for is not proposed again for that item, unless the request was withdrawn', () => {
  expect(named([made('入退室 記録', ['item-1'])])).toEqual([
    'item-1 鍵管理簿',
    'item-3 入退室記録',
    'item-3 長長長長長長',
  ]);
  expect(named([made('入退室記録', ['item-1', 'item-3'])])).toEqual(['item-1 鍵管理簿', 'item-3 長長長長長長']);
  expect(named([made('入退室記録', ['item-1'], 'withdrawn')])).toEqual(named());
  expect(named([made('長'.repeat(200), ['item-3'])])).toHaveLength(3);
});
