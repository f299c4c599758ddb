import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../scripts/demo/world.ts';
import { because, does, leave, looked, main, openWork, says, state, typed } from './support/journey.ts';
import { pick } from './support/pick.ts';
import { openStage } from './support/stage.ts';
import { typeDay } from './support/type-day.ts';

// Deputies of posts, and editions of the plan of a year.

let stage: Awaited<ReturnType<typeof openStage>>;
let world: World;
beforeAll(async () => {
  stage = await openStage();
  world = createWorld(stage);
});
afterAll(() => stage.close());
afterEach(() => expect(stage.troubles.splice(0)).toEqual([]));

test('whoever holds a post appoints a deputy for a term, who acts for it, and the trail names both', async () => {
  const title = '都市・観光所属の情報セキュリティ監査';
  const { general, directory } = world.as('tokatsu');
  const { fiscalYear } = (await directory('me.get', {})).body;
  const { items: audits } = (await general('audit.list', { fiscalYear })).body;
  const { auditId } = audits.find((one) => one.title === title) ?? { auditId: '' };
  await world.as('kansa2').general('audit.submitPlan', { auditId }, { version: 1 });

  const holder = await stage.visit('tokatsu', '/');
  await holder.getByRole('navigation').getByRole('link', { name: '組織と職' }).click();
  await main(holder).getByRole('link', { name: '室長(情報セキュリティ監査統括責任者)' }).click();
  await does(holder, '代理を置く', async (dialog) => {
    await pick(holder, dialog, '代理をする人', '青木');
    await typeDay(holder, dialog, '開始日', typed(0));
    await typeDay(holder, dialog, '終了日', typed(7));
    await dialog.getByLabel('理由').fill('出張のため。');
  });
  await main(holder).getByRole('listitem').filter({ hasText: '出張のため。' }).getByText('青木 誠').waitFor();
  expect(
    await main(holder)
      .getByRole('button', { name: /職を(引き継ぐ|廃止する)/ })
      .count(),
  ).toBe(0);
  await looked(holder);

  const deputy = await stage.visit('jimukyoku2', '/');
  await main(deputy)
    .getByRole('listitem')
    .filter({ hasText: title })
    .getByText(/室長\(情報セキュリティ監査統括責任者\)の代理/)
    .waitFor();
  await openWork(deputy, `開く ${title}`);
  await does(deputy, '実施計画を承認する');
  await state(deputy, '実施計画の承認済み');
  await says(deputy, '次に動く人: 監査統括責任者');
  await main(deputy).getByRole('link', { name: '履歴' }).click();
  await main(deputy)
    .getByRole('listitem')
    .filter({ hasText: '実施計画を承認する' })
    .getByText(/青木 誠 .*監物 恵子の代理として/)
    .waitFor();
  await looked(deputy);

  await does(holder, '代理を終える', (dialog) => pick(holder, dialog, '代理をする人', '青木'));
  await says(holder, '代理を終えました');
  await main(holder).getByText('青木 誠').waitFor({ state: 'detached' });
  await deputy.goto(`${stage.url}/`);
  await main(deputy).locator('h1').waitFor();
  expect(await main(deputy).getByText('の代理').count()).toBe(0);
  await leave(holder, deputy);
}, 120_000);

test('the plan of the year is revised in a second edition, and closed while audits are under way', async () => {
  const title = '情報セキュリティ 年度監査計画';
  const { fiscalYear } = (await world.as('tokatsu').directory('me.get', {})).body;
  const chief = await stage.visit('tokatsu', '/general/plans');
  await main(chief).getByRole('link', { name: title }).click();
  await does(chief, '計画を改定する', because('理由', '観光課を次年度に移す。'));
  await says(chief, '観光課を次年度に移す。');
  await looked(chief);
  // One edition is written at a time.
  expect(await main(chief).getByRole('button', { name: '計画を改定する' }).count()).toBe(0);
  await main(chief)
    .getByRole('link', { name: /^第2版/ })
    .click();
  await state(chief, '作成中');
  await state(chief, '第2版');
  await looked(chief);
  await openWork(chief, `開く ${title}`);
  await does(chief, '計画を提出する');
  await state(chief, '提出済み');

  const ciso = await stage.visit('ciso', '/');
  await openWork(ciso, `開く ${title}`);
  await does(ciso, '計画を承認する', (dialog) => typeDay(ciso, dialog, '委員会の開催日', typed(0)));
  await state(ciso, '承認済み');
  await ciso.goto(`${stage.url}/general/plans`);
  await main(ciso).getByRole('row').filter({ hasText: '第1版' }).getByText('改定済み', { exact: true }).waitFor();
  await looked(ciso);

  // Audits of the plan are under way: what becomes of them has to be said.
  await chief.reload();
  await state(chief, '承認済み');
  await does(chief, '計画を終了する', async (dialog) => {
    await dialog.getByRole('button', { name: '計画を終了する' }).click();
    await dialog.getByText(/終了していない監査の扱い/).waitFor();
    // The browser tells its console of every refusal.
    expect(stage.troubles.splice(0)).toEqual([expect.stringContaining('422')]);
    await dialog.getByLabel('理由').fill('進行中の監査は次年度に続ける。');
  });
  await state(chief, '終了');
  await says(chief, '進行中の監査は次年度に続ける。');
  await looked(chief);
  await chief.goto(`${stage.url}/general/overview?fy=${fiscalYear - 1}`);
  await says(chief, /この年度の監査は1件で、0件が進行中、1件が終了しました/);
  await leave(chief, ciso);
}, 120_000);
