import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../scripts/demo/world.ts';
import { violations } from './support/axe.ts';
import { openStage } from './support/stage.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
let world: World;
beforeAll(async () => {
  stage = await openStage();
  world = createWorld(stage);
});
afterAll(() => stage.close());

/** What the console says of an answer that is a refusal. */
const refused = /Failed to load resource: the server responded with a status of (4\d\d)/;
afterEach(() => expect(stage.troubles.splice(0).filter((trouble) => !refused.test(trouble))).toEqual([]));

const auditNamed = async (title: string) => {
  const office = world.as('jimukyoku');
  const { fiscalYear } = (await office.directory('me.get', {})).body;
  const { body } = await office.general('audit.list', { fiscalYear });
  const audit = body.items.find((one) => one.title.startsWith(title));
  if (!audit) throw new Error(`no audit ${title}`);
  return audit;
};

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const dialog = (page: Page) => page.getByRole('dialog');

test('a number that seems to be an Individual Number is refused at its field, and the text stays', async () => {
  const { auditId } = await auditNamed('保険・福祉');
  const page = await stage.visit('jimukyoku', `/general/audits/${auditId}`);
  await press(page, '期限を過ぎた所属に督促する');
  expect(await violations(page)).toEqual([]);
  const typed = '至急回答してください 123456789018';
  await page.getByLabel('督促の文').fill(typed);
  await dialog(page).getByRole('button', { name: '期限を過ぎた所属に督促する' }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').innerText()).toContain('個人番号');
  expect(await page.locator('[role=alert]:focus').count()).toBe(1);
  expect(await page.getByLabel('督促の文').inputValue()).toBe(typed);
  expect(await page.getByLabel('督促の文').getAttribute('aria-invalid')).toBe('true');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: /督促の文: / }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('至急回答してください');
  await dialog(page).getByRole('button', { name: '期限を過ぎた所属に督促する' }).click();
  await page.getByText('督促しました').waitFor();
  await page.getByRole('link', { name: '履歴' }).click();
  await page.getByText('期限を過ぎた所属に督促する').last().waitFor();
});

test('who was overtaken sees it, looks, and sends again without typing again', async () => {
  const { auditId } = await auditNamed('都市・観光');
  const page = await stage.visit('kansa2', `/general/audits/${auditId}`);
  await press(page, '実施計画を提出する');
  const { version, body } = await world.as('jimukyoku').general('audit.get', { auditId });
  const kept = [
    'kind',
    'purpose',
    'scope',
    'method',
    'opinionType',
    'criteria',
    'checklistId',
    'checklistVersion',
  ] as const;
  const edit = {
    auditId,
    ...Object.fromEntries(kept.map((name) => [name, body[name]])),
    startsOn: body.startsOn,
    endsOn: body.endsOn,
    team: body.team,
    title: `${body.title}(改)`,
    sections: body.sections.map(({ departmentId }) => departmentId),
  };
  await world.as('jimukyoku').general('audit.edit', edit, { version });
  await dialog(page).getByRole('button', { name: '実施計画を提出する' }).click();
  await page.getByText('ほかの人が先に更新しました').waitFor();
  await press(page, '最新の内容を見る');
  await page.locator('h1', { hasText: '(改)' }).waitFor();
  await press(page, 'このまま送信する');
  await page.locator('main header').getByText('実施計画の審査中').waitFor();
});

test('a date is typed in the era and checked before it is sent; the audit goes on', async () => {
  const { auditId } = await auditNamed('都市・観光');
  const page = await stage.visit('tokatsu', `/general/audits/${auditId}`);
  await press(page, '実施計画を承認する');
  await dialog(page).getByRole('button', { name: '実施計画を承認する' }).click();
  await press(page, '実施を通知し点検票を配布する');
  const send = dialog(page).getByRole('button', { name: '実施を通知し点検票を配布する' });
  await send.click();
  expect(await page.getByRole('alert').innerText()).toContain('回答期限: 入力してください');
  await page.getByRole('button', { name: '回答期限: 入力してください' }).click();
  const year = new Date().getFullYear() + 1;
  // Each key goes to the part it is for: what is typed before the focus has come is lost.
  for (const [part, typed] of [
    ['era', 'R'],
    ['year', String(year - 2018)],
    ['month', '1'],
    ['day', '31'],
  ] as const) {
    await dialog(page).locator(`[data-type=${part}]:focus`).waitFor();
    await page.keyboard.type(typed);
    if (part === 'year' || part === 'month') await page.keyboard.press('ArrowRight');
  }
  await page.getByLabel('通知の文書番号').fill('監法第99号');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: /カレンダーを開く/ }).click();
  await page.getByRole('grid').waitFor();
  expect(await violations(page)).toEqual([]);
  // Escape closes the calendar, and not the dialog around it.
  await page.keyboard.press('Escape');
  await page.getByRole('grid').waitFor({ state: 'detached' });
  await send.click();
  await page.getByText('通知し、点検票を配布しました').waitFor();
  const { body } = await world.as('tokatsu').general('audit.get', { auditId });
  expect(body.dueDate).toBe(`${year}-01-31`);
});

test('a slip of the hand loses no text', async () => {
  const { auditId } = await auditNamed('保険・福祉');
  const page = await stage.visit('jimukyoku', `/general/audits/${auditId}`);
  await press(page, '期限を過ぎた所属に督促する');
  await page.getByLabel('督促の文').fill('書きかけ');
  page.once('dialog', (question) => void question.dismiss());
  await page.keyboard.press('Escape');
  expect(await page.getByLabel('督促の文').inputValue()).toBe('書きかけ');
});

test('a list that was opened stays with its box when the page scrolls', async () => {
  const page = await stage.visit('jimukyoku', '/general/plans/new');
  const box = page.getByRole('combobox', { name: '対象の所属・方法・月' });
  await box.click();
  const list = page.getByRole('listbox');
  const gap = async () => {
    const [above, below] = [await box.boundingBox(), await list.boundingBox()];
    return above && below && Math.round(below.y - above.y);
  };
  await list.getByRole('option').first().waitFor();
  const before = await gap();
  const scrolled = page.evaluate(() =>
    new Promise((resolve) => document.addEventListener('scroll', resolve, { once: true })).then(() => scrollY),
  );
  await page.mouse.wheel(0, 60);
  expect(await scrolled).toBeGreaterThan(0);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  expect(await gap()).toBe(before);
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'detached' });
});
