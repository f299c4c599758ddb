import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildPdf } from '#test/adapters/files/build/pdf.ts';
import { pdfOf } from '../../scripts/bench-inspect/pdf.ts';
import { createWorld, until, type World } from '../../scripts/demo/world.ts';
import { violations } from './support/axe.ts';
import { inFieldwork } from './support/fieldwork.ts';
import { openStage, settled } from './support/stage.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
let world: World;
let where: { auditId: string; departmentId: string };
let item = '';
beforeAll(async () => {
  stage = await openStage();
  world = createWorld(stage);
  const lead = world.as('kansa1').general;
  const { auditId } = await inFieldwork(lead);
  where = { auditId, departmentId: 'D402' };
  const { checklistId, checklistVersion } = (await lead('assignment.get', where)).body;
  const { list } = (await lead('checklist.get', { checklistId, checklistVersion: String(checklistVersion) })).body;
  item = list[0]?.itemKey ?? '';
}, 120_000);
afterAll(() => stage.close());
afterEach(() => expect(stage.troubles.splice(0)).toEqual([]));

/** Hands a file in; what cannot be searched for numbers is declared and confirmed. Its address in the review. */
const handIn = async (bytes: string | Buffer<ArrayBuffer>, fileName: string): Promise<string> => {
  const file = await world.handIn('tanto-d402', where, bytes, fileName, { itemKeys: [item] });
  const one = { ...where, evidenceId: file.evidenceId };
  if (file.status === 'held_unscannable') {
    const declared = await world
      .as('tanto-d402')
      .general('evidence.declare', { ...one, statement: '個人番号はない。' }, { version: file.version });
    await world
      .as('kacho-d402')
      .general('evidence.attest', { ...one, comment: '目で確かめた。' }, { version: declared.version });
    await until(async () => {
      const { body } = await world.as('tanto-d402').general('evidence.get', one);
      return body.status === 'available' ? body : undefined;
    }, `the keeping of ${fileName}`);
  }
  return `/general/audits/${where.auditId}/sections/D402/review?show=all&item=${item}&file=${file.evidenceId}`;
};

/** A PDF as an office makes one: fonts are in the file. */
const printed = async (pages: readonly string[]): Promise<Buffer<ArrayBuffer>> => {
  const page = await stage.openPage();
  await page.setContent(
    `<html lang="ja">${pages.map((words) => `<p style="break-after: page; font-size: 20pt">${words}</p>`).join('')}`,
  );
  const bytes = Buffer.from(await page.pdf({ format: 'A4' }));
  await page.context().close();
  return bytes;
};

const letters = () => ({
  storageState: {
    cookies: [],
    origins: [
      {
        origin: new URL(stage.url).origin,
        localStorage: [{ name: 'kansa.preferences', value: JSON.stringify({ language: 'ja', letters: true }) }],
      },
    ],
  },
});

const open = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: '内容を表示する' }).click();
  await settled(page);
};

/** How many dots of the page have ink on them. */
const ink = (page: Page): Promise<number> =>
  page.locator('main canvas').evaluate((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const dots = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
    let dark = 0;
    for (let at = 0; at < dots.length; at += 4) if ((dots[at] ?? 255) < 230) dark += 1;
    return dark;
  });
const shownWidth = (page: Page): Promise<number> =>
  page.locator('main canvas').evaluate((canvas) => Math.round(canvas.getBoundingClientRect().width));
const isOpen = (page: Page, name: string): Promise<void> => page.getByRole('region', { name, exact: true }).waitFor();

test('an auditor leafs through a PDF, searches it, zooms, turns it, and begins a finding at the open page', async () => {
  const address = await handIn(
    await printed(['鍵の管理簿 目次', '鍵の貸出しは管理簿に記入する。', '記入が遅れた日の一覧']),
    '鍵の管理簿.pdf',
  );
  const page = await stage.visit('kansa1', address, { options: letters() });
  await open(page);
  await isOpen(page, '鍵の管理簿.pdf 1ページ');
  await settled(page);
  expect(await ink(page)).toBeGreaterThan(300);
  expect(await violations(page)).toEqual([]);

  // Letters and the button, one page each; the text of the page is there to be read out.
  await page.keyboard.press(']');
  await isOpen(page, '鍵の管理簿.pdf 2ページ');
  await page.getByRole('region', { name: '鍵の管理簿.pdf 2ページ' }).getByText('貸出しは管理簿').waitFor();
  await page.keyboard.press('[');
  await isOpen(page, '鍵の管理簿.pdf 1ページ');

  await page.keyboard.press('/');
  await page.keyboard.type('記入');
  await page.keyboard.press('Enter');
  await page.getByText('2件中 1件目').waitFor();
  await isOpen(page, '鍵の管理簿.pdf 2ページ');
  await settled(page);
  // Browsers write some kanji as radicals, which look the same.
  expect(
    await page.evaluate(() =>
      [...(CSS.highlights.get('pdf-hit-now') ?? [])].map((hit) => (hit as Range).toString().normalize('NFKC')),
    ),
  ).toEqual(['記入']);
  await page.keyboard.press('Enter');
  await page.getByText('2件中 2件目').waitFor();
  await isOpen(page, '鍵の管理簿.pdf 3ページ');
  await page.getByLabel('文書内を検索', { exact: true }).last().fill('存在しない語');
  await page.getByRole('button', { name: '検索する', exact: true }).click();
  await page.getByText('一致する箇所はありません。').waitFor();

  const fitted = await shownWidth(page);
  await page.getByRole('button', { name: '拡大する' }).click();
  await settled(page);
  expect(await shownWidth(page)).toBeGreaterThan(fitted);
  await page.getByRole('button', { name: '幅に合わせる' }).click();
  await page.getByRole('button', { name: '右に90度回す' }).click();
  await settled(page);
  expect(
    await page.locator('main canvas').evaluate(({ clientWidth, clientHeight }) => clientWidth > clientHeight),
  ).toBe(true);
  expect(await violations(page)).toEqual([]);

  await page.getByRole('textbox', { name: 'ページ', exact: true }).fill('2');
  await page.keyboard.press('Enter');
  await isOpen(page, '鍵の管理簿.pdf 2ページ');
  await page.getByRole('link', { name: '指摘事項を書く' }).click();
  const fact = page.getByRole('textbox', { name: '事実' });
  await fact.waitFor();
  expect(await fact.inputValue()).toBe('証跡「鍵の管理簿.pdf」2ページ');
  expect(await page.getByRole('checkbox', { name: '鍵の管理簿.pdf' }).isChecked()).toBe(true);
});

test('fonts that are not in the file are stood in for, from our own host', async () => {
  const address = await handIn(pdfOf([['保管庫の入退室の記録'], ['以下余白']]) as Buffer<ArrayBuffer>, '入退室.pdf');
  const page = await stage.visit('kansa1', address, { phone: true });
  const asked: string[] = [];
  page.context().on('request', (request) => asked.push(request.url()));
  await page.getByRole('button', { name: '証跡', exact: true }).click();
  await open(page);
  await isOpen(page, '入退室.pdf 1ページ');
  await settled(page);
  expect(await ink(page)).toBeGreaterThan(30);
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(asked.filter((url) => url.endsWith('.bcmap')).length).toBeGreaterThan(0);
  expect([...new Set(asked.map((url) => new URL(url).hostname))]).toEqual([new URL(stage.url).hostname]);
});

test('a PDF that nobody can read says so, and one that is only pictures says what that means', async () => {
  const broken = buildPdf({ 1: '<</Type/Catalog>>' }) as Buffer<ArrayBuffer>;
  const page = await stage.visit('kansa1', await handIn(broken, '壊れた.pdf'));
  await open(page);
  await page
    .getByRole('alert')
    .getByText(/このPDFは表示できません/)
    .waitFor();
  expect(await page.getByRole('button', { name: 'ダウンロードする' }).isEnabled()).toBe(true);
  expect(await violations(page)).toEqual([]);
  await page.goto(stage.url + (await handIn('scan.pdf', 'スキャン.pdf')));
  await open(page);
  await page.getByText(/画像だけのページです/).waitFor();
  expect(await ink(page)).toBeGreaterThan(30);
});

test('the section sees what it handed in, and turns a photograph', async () => {
  await handIn('cabinet.png', '保管庫.png');
  const page = await stage.visit('tanto-d402', `/general/audits/${where.auditId}/sections/D402/evidence`);
  const card = page.getByRole('listitem').filter({ hasText: '保管庫.png' });
  await card.getByRole('button', { name: '内容を表示する' }).click();
  const picture = card.getByRole('img', { name: '保管庫.png' });
  await picture.waitFor();
  await settled(page);
  const before = await picture.boundingBox();
  await card.getByRole('button', { name: '右に90度回す' }).click();
  await card.getByRole('button', { name: '拡大する' }).click();
  const after = await picture.boundingBox();
  expect((before?.width ?? 0) > (before?.height ?? 0)).not.toBe((after?.width ?? 0) > (after?.height ?? 0));
  expect(await violations(page)).toEqual([]);
});

test('a file at hand is compared with what is registered, and stays where it is', async () => {
  await handIn('policy-clean.pdf', '方針.pdf');
  const page = await stage.visit('tanto-d402', `/general/audits/${where.auditId}/sections/D402/evidence`);
  await page.getByRole('listitem').filter({ hasText: '方針.pdf' }).waitFor();
  await page.locator('summary', { hasText: '登録済みの証跡と同じか確かめる' }).click();
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url());
  });
  const choose = (file: string) =>
    page.locator('details input[type=file]').setInputFiles(`test/fixtures/samples/evidence/${file}`);
  await choose('policy-clean.pdf');
  const outcome = page.locator('details [role=status]').filter({ hasText: 'SHA-256' });
  await outcome.getByText('登録済みの証跡と一致します').waitFor();
  await outcome.getByText('方針.pdf').waitFor();
  await choose('empty.pdf');
  await outcome.getByText('一致する証跡は、この所属には登録されていません').waitFor();
  expect(sent).toEqual([]);
  expect(await violations(page)).toEqual([]);
});

test('no script is started but the viewer’s own', async () => {
  const page = await stage.visit('kansa1', '/help');
  const refused = await page.evaluate(() => {
    try {
      new Worker('/assets/other.js').terminate();
      return 'started';
    } catch (error) {
      return String(error);
    }
  });
  expect(refused).toContain('No script is started at /assets/other.js');
});
