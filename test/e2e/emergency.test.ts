import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createWorld } from '../../scripts/demo/world.ts';
import { violations } from './support/axe.ts';
import { openStage } from './support/stage.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
let auditId = '';
beforeAll(async () => {
  stage = await openStage();
  auditId = await sealedAudit();
}, 120_000);
afterAll(() => stage.close());
/** What the console says of an audit that asks for the purpose first. */
afterEach(() => expect(stage.troubles.splice(0).filter((trouble) => !trouble.includes('403'))).toEqual([]));

/** An audit of the special track, as its own officers make it. */
const sealedAudit = async (): Promise<string> => {
  const world = createWorld(stage);
  const { spi, directory } = world.as('hosei');
  const { fiscalYear } = (await directory('me.get', {})).body;
  const people = new Map((await directory('person.list', {})).body.items.map(({ name, personId }) => [name, personId]));
  const file = { fileName: 'spi-r8.xlsx', content: world.sample('checklists/spi-r8.xlsx').toString('base64') };
  const { previewHash } = (await spi('checklist.preview', file)).body;
  const { checklistId } = (
    await spi('checklist.import', { ...file, previewHash, title: '特定個人情報 点検票', guidelineEdition: 'R7.3' })
  ).body;
  await world.as('hosei2').spi('checklist.publish', { checklistId, checklistVersion: '1' }, { version: 1 });
  const { body } = await spi('audit.create', {
    fiscalYear,
    cisoOrderNo: '情管第1号',
    title: '国保年金課の特定個人情報の監査',
    kind: 'internal',
    purpose: '安全管理措置を確かめる。',
    scope: '資格の事務',
    method: 'document',
    opinionType: 'advisory',
    criteria: '取扱規程',
    checklistId,
    checklistVersion: 1,
    startsOn: `${fiscalYear}-12-01`,
    endsOn: `${fiscalYear + 1}-03-31`,
    sections: ['D202'],
    team: [{ personId: people.get('浦川 直樹') ?? '', role: 'lead' }],
  });
  return body.auditId;
};

const enter = async (page: Page): Promise<void> => {
  await page.getByLabel('閲覧の目的').fill('緊急の閲覧を判断する');
  await page.getByRole('button', { name: '目的を記録して開く' }).click();
};
const dialog = (page: Page) => page.getByRole('dialog');

test('one officer proposes that somebody is let in, another one agrees, and it ends by itself or at once', async () => {
  const general = await stage.visit('somu', `/spi/audits/${auditId}/readers`);
  await enter(general);
  await general.getByRole('main').getByRole('button', { name: '緊急の閲覧を提案する' }).click();
  await dialog(general).getByRole('combobox', { name: '閲覧する人' }).fill('佐藤');
  await general.getByRole('option').first().click();
  await dialog(general).getByLabel('時間数').fill('4');
  await dialog(general).getByLabel('理由').fill('漏えいのおそれがあり、状況を確かめる。');
  expect(await violations(general)).toEqual([]);
  await dialog(general).getByRole('button', { name: '緊急の閲覧を提案する' }).click();
  await general.getByText(/提案\(4時間\)/).waitFor();
  // Nobody agrees to what they proposed.
  expect(await general.getByRole('button', { name: '緊急の閲覧を認める' }).count()).toBe(0);

  const officer = await stage.visit('hosei', `/spi/audits/${auditId}/readers`);
  await enter(officer);
  await officer.getByRole('button', { name: '緊急の閲覧を認める' }).click();
  await dialog(officer).getByRole('button', { name: '緊急の閲覧を認める' }).click();
  await officer.getByText(/提案\(4時間\) \/ .*まで/).waitFor();
  expect(await violations(officer)).toEqual([]);
  await officer.getByRole('main').getByRole('button', { name: '緊急の閲覧を終える' }).click();
  await dialog(officer).getByRole('button', { name: '緊急の閲覧を終える' }).click();
  await officer.getByText(/提案\(4時間\)/).waitFor({ state: 'detached' });
});
