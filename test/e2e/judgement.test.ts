import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { callAs } from './support/call.ts';
import { inFieldwork } from './support/fieldwork.ts';
import { presentedFindings } from './support/improvement.ts';
import { dialog, leave, looked, main, press, says } from './support/journey.ts';
import { openStage } from './support/stage.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
afterEach(() => expect(stage.troubles.splice(0)).toEqual([]));

const departmentId = 'D402';
/** Waits until the heading of an item has the focus and is on the screen; its words. */
const heading = async (page: Page, not = ''): Promise<string> => {
  const found = page.locator('main h2:focus').filter(not ? { hasNotText: not } : {});
  await found.waitFor();
  const box = await found.boundingBox();
  expect(box?.y).toBeGreaterThan(0);
  expect(box?.y).toBeLessThan(page.viewportSize()?.height ?? 0);
  return found.innerText();
};

const comment = '管理簿に10月の記入がない。';

test('judging goes on to the next item, and what was judged is read once judging is over', async () => {
  const as = (sub: string) => callAs(stage, sub);
  const lead = await as('kansa1');
  const begun = await inFieldwork(lead);
  const { auditId } = begun;
  const review = (section: string): string => `/general/audits/${auditId}/sections/${section}/review`;
  const waiting = await stage.visit('kansa1', review('D501'));
  await says(waiting, '所属がまだ提出していません');
  await says(waiting, '判定されていません');

  const auditor = await stage.visit('kansa1', review(departmentId));
  await main(auditor).getByLabel('適合', { exact: true }).check();
  await press(auditor, '判定して次へ進む');
  const second = await heading(auditor);
  await main(auditor).getByLabel('要改善').check();
  await press(auditor, '判定して次へ進む');
  await heading(auditor, second);
  const rest = /項目を「適合」と判定する/;
  await main(auditor).getByRole('button', { name: rest }).click();
  await dialog(auditor).getByRole('button', { name: rest }).click();
  await dialog(auditor).waitFor({ state: 'detached' });
  await heading(auditor);
  await leave(waiting, auditor);

  const [answer] = (await lead('response.list', { auditId, departmentId })).body.items;
  if (!answer) throw new Error('the section has answered nothing');
  const { itemKey, version } = answer;
  const judgement = { auditResult: 'nonConform' as const, auditComment: comment };
  await lead('response.judge', { auditId, departmentId, itemKey, version, ...judgement });
  const { doAs, report } = await presentedFindings(as, { [departmentId]: '鍵管理簿の記入の遅れ' }, begun);
  await doAs('kacho-d402', departmentId, 'finding.confirmFacts');
  await report();

  for (const sub of ['kansa1', 'gaibu']) {
    const reader = await stage.visit(sub, `${review(departmentId)}?item=${itemKey}`);
    await says(reader, comment);
    await main(reader).getByText('不適合', { exact: true }).waitFor();
    await says(reader, '判定は終わっています');
    expect(await main(reader).getByRole('radio').count()).toBe(0);
    await looked(reader);
    await leave(reader);
  }
});
