import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../scripts/demo/world.ts';
import { act } from './support/act.ts';
import { violations } from './support/axe.ts';
import { enter } from './support/enter.ts';
import { sealedAudit } from './support/sealed-audit.ts';
import { main } from './support/journey.ts';
import { openStage, settled } from './support/stage.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
let world: World;
let where = { auditId: '', departmentId: 'D202' };
beforeAll(async () => {
  stage = await openStage();
  world = createWorld(stage);
  where = { ...where, auditId: await sealedAudit(stage) };
}, 120_000);
afterAll(() => stage.close());
/** What the console says of an audit that asks for the purpose first. */
afterEach(() => expect(stage.troubles.splice(0).filter((trouble) => !trouble.includes('403'))).toEqual([]));

const because = (reason: string) => (dialog: ReturnType<typeof main>) => dialog.getByLabel(/^理由/).fill(reason);

test('the officer confirms in one act what a section has declared of several files nobody could look into', async () => {
  const section = await stage.visit('tanto-d202', `/spi/audits/${where.auditId}/sections/D202/evidence`);
  await enter(section);
  for (const name of ['書庫.png', '入口.png']) {
    expect((await world.handIn('tanto-d202', where, 'cabinet.png', name, {}, 'spi')).status).toBe('held_unscannable');
    await section.reload();
    const file = main(section).getByRole('listitem').filter({ hasText: name });
    await act(section, file, '個人番号がないことを申告する', (dialog) =>
      dialog.getByLabel(/^申告の内容/).fill('目で確かめた。'),
    );
  }
  const page = await stage.visit('hosei', '/spi/held');
  for (const name of ['書庫.png', '入口.png'])
    await page.getByRole('row').filter({ hasText: name }).getByRole('checkbox').check();
  await settled(page);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: '申告を確認する' }).click();
  await page.getByText('2件の申告を確認しました').waitFor();
  // The worker keeps them a moment later.
  const kept = async (): Promise<number> => {
    await section.reload();
    await settled(section);
    return main(section).getByText('利用可').count();
  };
  await expect.poll(kept, { timeout: 60_000, interval: 500 }).toBe(2);
});

test('accepted evidence goes only when two agree: one proposal is refused, the next one approved by another person', async () => {
  const file = await world.handIn('tanto-d202', where, 'policy-clean.pdf', '規程.pdf', {}, 'spi');
  const auditor = await stage.visit(
    'kansa1',
    `/spi/audits/${where.auditId}/sections/D202/review?show=all&file=${file.evidenceId}`,
  );
  await auditor.getByText(/^規程\.pdf \(/).click();
  await act(auditor, main(auditor), '消去を申し出る', because('個人番号の記載を見つけた。'));

  const held = `/spi/held/${where.auditId}/D202/${file.evidenceId}`;
  const officer = await stage.visit('hosei', held);
  await officer.getByText('個人番号の記載を見つけた。').first().waitFor();
  await act(officer, main(officer), '消去を認めない', because('整理番号である。'));
  await act(officer, main(officer), '消去を申し出る', because('別の欄に個人番号があった。'));
  await officer.getByText('もう一人の判断を待っています').waitFor();
  expect(await officer.getByRole('button', { name: '消去を認める', exact: true }).count()).toBe(0);

  const other = await stage.visit('hosei2', held);
  await enter(other);
  await act(other, main(other), '消去を認める');
  await other.getByText('別の欄に個人番号があった。').first().waitFor();
  const isPurged = async (): Promise<boolean> => {
    await other.reload();
    await settled(other);
    return other.getByText('このファイルは消去されました。').isVisible();
  };
  await expect.poll(isPurged, { timeout: 60_000, interval: 500 }).toBe(true);
  expect(await violations(other)).toEqual([]);
});
