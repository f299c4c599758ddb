import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../scripts/demo/world.ts';
import { act } from './support/act.ts';
import { violations } from './support/axe.ts';
import { enter } from './support/enter.ts';
import { pick } from './support/pick.ts';
import { sealedChecklist } from './support/sealed-audit.ts';
import { main, press, typed } from './support/journey.ts';
import { openStage, settled } from './support/stage.ts';
import { typeDay } from './support/type-day.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
let world: World;
beforeAll(async () => {
  stage = await openStage();
  world = createWorld(stage);
  await sealedChecklist(world);
}, 120_000);
afterAll(() => stage.close());
/** Nothing was stopped and nothing broke: what the console says of these answers of the API is as it should be. */
const quiet = (answers: RegExp): void =>
  expect(stage.troubles.splice(0).filter((trouble) => !answers.test(trouble))).toEqual([]);
/** An audit asks for the purpose first. */
const refused = /status of 403/;
afterEach(() => quiet(refused));

const says = (page: Page, words: string): Promise<void> => main(page).getByText(words).first().waitFor();
const saying = (label: RegExp, text: string) => (form: Locator) =>
  form.getByRole('textbox', { name: label }).fill(text);

/** The clerk answers all items but the last, which is left to be answered on the screen. */
const almostAnswer = async (): Promise<string> => {
  const { spi } = world.as('tanto-d202');
  const { items } = (await spi('me.tasks', {})).body;
  const where = { auditId: items.find(({ auditId }) => auditId)?.auditId ?? '', departmentId: 'D202' };
  const { checklistId, checklistVersion } = (await spi('assignment.get', where)).body;
  const { list } = (await spi('checklist.get', { checklistId, checklistVersion: String(checklistVersion) })).body;
  await spi('response.answerMany', {
    ...where,
    items: list
      .slice(0, -1)
      .map(({ itemKey }) => ({ itemKey, version: 0, selfResult: 'conform', comment: '規程のとおり。' })),
  });
  return list.at(-1)?.itemKey ?? '';
};

test('a sealed audit goes from its plan to the end of its follow-up, by people of its own', async () => {
  // Each person has one window all the time, as at work: a purpose is stated once.
  const officer = await stage.visit('hosei', '/spi/plans');
  await main(officer).getByRole('link', { name: '計画を作成する' }).click();
  await officer.getByLabel('監査の方針・重点').fill('番号利用事務から順に行う。');
  await pick(officer, officer, '対象の所属・方法・月', '国保年金');
  await press(officer, '計画を保存する');
  await act(officer, main(officer), '計画を提出する');
  const ciso = await stage.visit('ciso', new URL(officer.url()).pathname);
  await act(ciso, main(ciso), '計画を承認する', (form) => typeDay(ciso, form, '委員会の開催日', typed(0)));
  await says(ciso, '承認済み');

  await officer.reload();
  await main(officer).getByRole('link', { name: 'この計画から監査を作成する' }).click();
  await officer.getByLabel('監査の名称').fill('国保年金課の特定個人情報の監査');
  await officer.getByLabel('目的').fill('安全管理措置を確かめる。');
  await officer.getByLabel('範囲').fill('資格の事務');
  await officer.getByLabel('監査の基準').fill('取扱規程');
  await officer.getByLabel('点検票').selectOption({ index: 1 });
  await typeDay(officer, officer, '開始日', typed(0));
  await typeDay(officer, officer, '終了日', typed(90));
  await pick(officer, officer, '監査人', '浦川');
  await pick(officer, officer, '監査人', '江口');
  await press(officer, '監査を作成する');
  await enter(officer);
  await says(officer, '実施計画の作成中');
  const audit = new URL(officer.url()).pathname;
  const section = `${audit}/sections/D202`;

  const lead = await stage.visit('kansa1', audit);
  await enter(lead);
  await act(lead, main(lead), '実施計画を提出する');
  await officer.reload();
  await act(officer, main(officer), '実施計画を承認する');
  await act(officer, main(officer), '実施を通知し点検票を配布する', async (form) => {
    await typeDay(officer, form, '回答期限', typed(14));
    await form.getByLabel('通知の文書番号').fill('監法特第1号');
  });

  // Nobody else can tell that there is such an audit.
  const outside = await stage.visit('tokatsu', audit);
  await outside.getByText('ページが見つかりません').or(outside.getByRole('alert')).first().waitFor();
  expect(await outside.content()).not.toContain('国保年金課の特定個人情報');
  await outside.close();
  quiet(/status of 40[34]/);

  // High enough for the longest form: a list that opens near the edge closes when the page scrolls.
  const viewport = { width: 1280, height: 1600 };
  const clerk = await stage.visit('tanto-d202', section, { options: { viewport } });
  await enter(clerk, '点検票への回答');
  await press(clerk, '点検票を開く');
  const weak = await almostAnswer();
  await clerk.goto(`${stage.url}${section}?view=one&item=${weak}`);
  await clerk.getByRole('radio', { name: '一部適合' }).check();
  await clerk.getByLabel('状況の説明').fill('前四半期のログの分析が遅れている。');
  await clerk.getByLabel('状況の説明').blur();
  await says(clerk, 'に保存しました');
  await clerk.goto(`${stage.url}${section}/evidence`);
  await clerk
    .locator('input[type=file][multiple]')
    .first()
    .setInputFiles([
      { name: '研修.txt', mimeType: 'text/plain', buffer: Buffer.from('研修の記録\n') },
      { name: '名簿.csv', mimeType: 'text/csv', buffer: Buffer.from('氏名,個人番号\n見本 太郎,123456789018\n') },
    ]);
  await says(clerk, '利用可');
  await says(clerk, '黒塗りにして、もう一度提出してください');

  // The officer learns of the held file at home, and decides.
  await officer.goto(stage.url);
  await officer
    .getByRole('region', { name: '特定個人情報の状況' })
    .getByRole('link', { name: '保留中のファイル(特定個人情報の監査)' })
    .click();
  await officer.getByRole('link', { name: '名簿.csv' }).click();
  await act(officer, main(officer), '消去する', saying(/^理由/, '個人番号の記載がある。'));
  await says(officer, '個人番号の記載がある。');

  await clerk.goto(stage.url + section);
  await act(clerk, main(clerk), '課長の承認を求める');
  const head = await stage.visit('kacho-d202', section);
  await enter(head, '回答の確認');
  await act(head, main(head), '承認して提出する');
  const auditor = await stage.visit('kansa3', `${section}/review`);
  await enter(auditor);
  await act(auditor, main(auditor), '受理する');

  // From the judgements to a finding that the section confirms.
  await lead.goto(stage.url + audit);
  await act(lead, main(lead), '予備調査を始める');
  await act(lead, main(lead), '本調査を始める');
  await auditor.goto(`${stage.url}${section}/review?item=${weak}`);
  await auditor.getByLabel('要改善').check();
  await press(auditor, '判定して次へ進む');
  const rest = /項目を「適合」と判定する/;
  await main(auditor).getByRole('button', { name: rest }).click();
  await auditor.getByRole('dialog').getByRole('button', { name: rest }).click();
  await auditor.getByRole('dialog').waitFor({ state: 'detached' });
  // Nothing is left to judge: the finding is written from the item it is about.
  await settled(auditor);
  await auditor.goto(`${stage.url}${section}/review?show=all&item=${weak}`);
  await auditor.getByRole('link', { name: '指摘事項を書く' }).click();
  await auditor.getByRole('textbox', { name: '件名' }).fill('アクセスログの分析の漏れ');
  await auditor.getByLabel('軽微な不適合').check();
  await auditor.getByRole('textbox', { name: '基準' }).fill('取扱規程 技術的安全管理措置');
  await auditor.getByRole('textbox', { name: '事実' }).fill('前四半期のログの分析が行われていなかった。');
  await auditor.getByRole('textbox', { name: 'Kansaの外にある監査調書' }).fill('監査調書 1-1');
  await press(auditor, '案を保存する');
  await says(auditor, '別の監査人の相互確認を待っています');
  const finding = new URL(auditor.url()).pathname;
  const to = async (page: Page, address: string): Promise<Locator> => {
    await page.goto(stage.url + address);
    return main(page);
  };
  await act(lead, await to(lead, finding), '相互確認を終える');
  await act(lead, await to(lead, audit), '本調査を終える');
  await act(lead, main(lead), '意見交換を始める');
  await act(lead, await to(lead, finding), '所属に示す');
  await act(head, await to(head, finding), '事実を確認する');

  // From the meeting to the report, which the officer issues and the CISO receives.
  await act(lead, await to(lead, `${audit}/meetings`), '意見交換会を記録する', async (form) => {
    await typeDay(lead, form, '開催日', typed(0));
    await form.getByLabel(/^出席者/).fill('保護責任者、監査人');
    await form.getByLabel(/^話し合った内容/).fill('事実に相違ない。');
  });
  await act(lead, await to(lead, audit), '意見交換を終える');
  await act(officer, await to(officer, audit), '監査報告書を確定する', saying(/^総評/, 'ログの分析に改善を要する。'));
  await to(ciso, audit);
  await enter(ciso, '報告の受領');
  await act(ciso, main(ciso), '監査報告を受け取る');
  await act(ciso, await to(ciso, finding), '改善を指示する', async (form) => {
    await form.getByLabel(/^改善指示の内容/).fill('ログの分析を定例とすること。');
    await typeDay(ciso, form, '改善期限', typed(45));
  });
  await act(ciso, await to(ciso, audit), '改善指示を出し終える');

  // The section improves, and the general officer and the auditors look at it.
  await to(clerk, finding);
  await press(clerk, '改善計画を書き始める');
  await clerk.getByRole('link', { name: '改善計画を書く' }).click();
  await clerk.getByLabel('原因').fill('異動の後の引継ぎがなかった。');
  await clerk.getByLabel('改善の内容').fill('分析を二人で行う。');
  await clerk.getByLabel('同じ弱点がほかにないかの確認').fill('ほかの事務も同じ運用にした。');
  await pick(clerk, clerk, '担当する職', '国保年金課 担当');
  await press(clerk, '改善計画を保存する');
  await act(clerk, main(clerk), '課長の承認を求める');
  await act(head, await to(head, finding), '改善計画を提出する');
  const general = await stage.visit('somu', finding);
  await enter(general);
  await act(general, main(general), '改善計画を承認する');
  await to(clerk, finding);
  await press(clerk, '改善に着手する');
  await says(clerk, '所属が改善を進めています');
  await act(head, await to(head, finding), '改善完了を報告する', async (form) => {
    await form.getByRole('textbox', { name: '実施した改善' }).fill('分析を2回行った。');
    await typeDay(head, form, '改善を終えた日', typed(0));
  });
  await to(auditor, finding);
  await press(auditor, '確認を始める');
  await act(auditor, main(auditor), '改善を確認した', saying(/^確認した結果/, '分析の記録を見た。'));

  // The follow-up, to the end of the audit.
  await act(officer, await to(officer, audit), 'フォローアップを始める');
  await act(lead, await to(lead, finding), 'フォローアップを計画する', async (form) => {
    await form.getByLabel('現地の確認').check();
    await typeDay(lead, form, '予定日', typed(0));
  });
  await press(lead, 'フォローアップを始める');
  await act(lead, main(lead), 'フォローアップの結論を出す', async (form) => {
    await form.getByLabel('改善が続いている').check();
    await form.getByLabel(/^確認した内容/).fill('定着している。');
  });
  await act(officer, await to(officer, finding), 'CISOに報告する');
  await act(officer, main(officer), '完了とする');
  await act(officer, await to(officer, audit), '監査を終了する');
  await says(officer, '終了');
  await settled(officer);
  expect(await violations(officer)).toEqual([]);
}, 300_000);
