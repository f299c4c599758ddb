import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { violations } from './support/axe.ts';
import { callAs } from './support/call.ts';
import { openStage, settled } from './support/stage.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
afterEach(() => expect(stage.troubles.splice(0)).toEqual([]));

/** The section's checklist, with all but the last item answered. */
const almostAnswered = async () => {
  const call = await callAs(stage, 'tanto-d501');
  const { items: tasks } = (await call('me.tasks', {})).body;
  const where = { auditId: tasks.find(({ auditId }) => auditId)?.auditId ?? '', departmentId: 'D501' };
  const { checklistId, checklistVersion } = (await call('assignment.get', where)).body;
  const { list } = (await call('checklist.get', { checklistId, checklistVersion: String(checklistVersion) })).body;
  const { items: responses } = (await call('response.list', where)).body;
  const open = list.filter(({ itemKey }) => !responses.some((one) => one.itemKey === itemKey && one.selfResult));
  for (const [n, { itemKey }] of open.slice(0, -1).entries()) {
    const selfResult = n === 0 ? 'partlyConform' : 'conform';
    await call('response.answer', { ...where, itemKey, version: 0, selfResult, comment: '定めている。' });
  }
  const address = `/general/audits/${where.auditId}/sections/D501`;
  return { address, last: open.at(-1)?.itemKey ?? '', partly: open[0]?.title ?? '' };
};

test('by keyboard alone the head names who answers, and the clerk answers and asks; the head approves on a phone', async () => {
  const { address, last, partly } = await almostAnswered();
  const head = await stage.visit('kacho-d501', `${address}?view=one&item=${last}`);
  await head.getByText('担当を決める(1項目)').focus();
  await head.keyboard.press('Enter');
  await head.keyboard.press('Tab');
  await head.keyboard.type('見本 花子');
  await head.keyboard.press('Tab');
  await head.keyboard.press('Enter');
  await head.getByText('担当: 見本 花子').waitFor();
  await settled(head);
  expect(await violations(head)).toEqual([]);

  const clerk = await stage.visit('tanto-d501', `${address}?view=one&item=${last}`);
  await clerk.getByText('担当: 見本 花子').waitFor();
  await clerk.getByRole('radio', { name: '適合', exact: true }).focus();
  await clerk.keyboard.press('Space');
  await clerk.getByText('に保存しました').waitFor();
  await clerk.getByRole('button', { name: '課長の承認を求める' }).focus();
  await clerk.keyboard.press('Enter');
  await clerk.getByRole('dialog').getByRole('button', { name: '課長の承認を求める' }).focus();
  await clerk.keyboard.press('Enter');
  await clerk.getByText('課長に承認を求めました').waitFor();

  const phone = await stage.visit('kacho-d501', address, { phone: true });
  // What is not in order is named before it is approved.
  const results = phone.getByRole('region', { name: '自己点検の結果' });
  await results.getByRole('heading', { name: /^一部適合 \d+項目$/ }).waitFor();
  expect(await results.getByRole('link', { name: partly }).count()).toBe(1);
  await settled(phone);
  expect(await violations(phone)).toEqual([]);
  const approve = phone.getByRole('button', { name: '承認して提出する' });
  await approve.first().click();
  await settled(phone);
  expect(await violations(phone)).toEqual([]);
  expect(await phone.evaluate('document.documentElement.scrollWidth')).toBe(390);
  await phone.getByRole('dialog').getByRole('button', { name: '承認して提出する' }).click();
  await phone.getByText('承認し、提出しました').waitFor();
}, 120_000);
