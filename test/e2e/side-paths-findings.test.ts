import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createWorld, until } from '../../scripts/demo/world.ts';
import { dayOf, fiscalYearOf } from '#shared/kernel/calendar.ts';
import { callAs } from './support/call.ts';
import { inDays } from './support/days.ts';
import { inFieldwork } from './support/fieldwork.ts';
import { found, presentedFindings } from './support/improvement.ts';
import { because, does, leave, looked, main, openWork, says, state, typed } from './support/journey.ts';
import { pick } from './support/pick.ts';
import { openStage, settled } from './support/stage.ts';
import { typeDay } from './support/type-day.ts';

// What leaves the straight way of an audit from its fieldwork on; each test goes on where the one before ended.

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
afterEach(() => expect(stage.troubles.splice(0)).toEqual([]));

const running = '保険・福祉所属の情報セキュリティ監査';

let begun: Awaited<ReturnType<typeof inFieldwork>>;
let course: Awaited<ReturnType<typeof presentedFindings>>;

test('what cannot wait is reported at once, and the CISO lets an auditor pass who is not independent', async () => {
  begun = await inFieldwork(await callAs(stage, 'kansa1'));
  const lead = await stage.visit('kansa1', '/');
  await openWork(lead, `開く ${running}`);
  await does(lead, '緊急の指摘を報告する', because('概要', '保管庫の鍵が机の上にある。'));
  await says(lead, '保管庫の鍵が机の上にある。');

  const ciso = await stage.visit('ciso', `/general/audits/${begun.auditId}`);
  await says(ciso, '保管庫の鍵が机の上にある。');
  await does(ciso, '独立性の例外を認める', async (dialog) => {
    await dialog.getByLabel('江口 拓也').check();
    await dialog.getByLabel('国保年金課').check();
    await dialog.getByLabel('理由').fill('ほかに代わる監査人がいない。');
  });
  await says(ciso, '江口 拓也 — 国保年金課: ほかに代わる監査人がいない。');
  await looked(ciso);

  const head = await stage.visit('kacho-d402', `/general/audits/${begun.auditId}`);
  await settled(head);
  expect(
    await main(head)
      .getByText(/保管庫の鍵|代わる監査人/)
      .count(),
  ).toBe(0);
  await leave(lead, ciso, head);
}, 120_000);

test('a section replies to a finding before it is instructed, and the report prints the exception', async () => {
  const titles = { D402: '鍵管理簿の記入の遅れ', D501: '媒体持出し記録の不備' };
  course = await presentedFindings((sub) => callAs(stage, sub), titles, begun);
  for (const id of ['D402', 'D501']) await course.doAs(`kacho-${id.toLowerCase()}`, id, 'finding.confirmFacts');
  await course.report();
  const chief = await stage.visit('tokatsu', `/general/audits/${course.auditId}/report`);
  await main(chief).getByText('独立性の例外', { exact: true }).waitFor();
  await says(chief, '江口 拓也 — 国保年金課: ほかに代わる監査人がいない。');
  await looked(chief);

  const head = await stage.visit('kacho-d501', '/');
  await head.getByRole('navigation').getByRole('link', { name: '指摘と改善' }).click();
  await main(head).getByRole('link', { name: titles.D501 }).click();
  await does(head, '所属の回答を書く', because('所属の回答', '機器の更新まで、リスクの受容を求めます。'));
  await says(head, '機器の更新まで、リスクの受容を求めます。');
  await looked(head);
  const ciso = await stage.visit('ciso', '/');
  await openWork(ciso, `開く ${titles.D501}`);
  await says(ciso, '機器の更新まで、リスクの受容を求めます。');
  await course.instruct();
  await leave(chief, head, ciso);
}, 120_000);

test('another section looks for the same weakness, improves, and the office confirms it', async () => {
  const title = '鍵の管理簿の記入';
  const ciso = await stage.visit('ciso', course.addressOf('D402'));
  await does(ciso, 'ほかの所属に同様の弱点の確認を求める', async (dialog) => {
    await pick(ciso, dialog, '確認を求める所属', '市民税');
    await dialog.getByLabel('件名').fill(title);
    await dialog.getByLabel('弱点とおそれ').fill('管理簿の記入が遅れると、鍵の紛失に気づけない。');
    await typeDay(ciso, dialog, '回答期限', typed(14));
  });
  await says(ciso, '市民税課');
  await looked(ciso);

  const head = await stage.visit('kacho-d302', '/');
  await openWork(head, `開く ${title}`);
  await says(head, '管理簿の記入が遅れると、鍵の紛失に気づけない。');
  expect(await main(head).getByRole('link', { name: '元の指摘事項を開く' }).count()).toBe(0);
  await does(head, '同様の弱点があるか回答する', async (dialog) => {
    await dialog.getByLabel('同じ弱点がある').check();
    await dialog.getByLabel('確認した結果').fill('10月分の記入がない。');
    await dialog.getByLabel('措置(行ったこと、これから行うこと)').fill('毎週、課長が確認する。');
  });
  await says(head, '10月分の記入がない。');
  await looked(head);

  const office = await stage.visit('jimukyoku', '/');
  await openWork(office, `開く ${title}`);
  await says(office, '10月分の記入がない。');
  await does(office, '所属の改善を見届ける', (dialog) => typeDay(office, dialog, '改善の期限', typed(30)));
  await openWork(head, `開く ${title}`);
  await does(head, '改善を報告する', because('実施した改善', '4週続けて記入を確認した。'));
  await openWork(office, `開く ${title}`);
  await says(office, '4週続けて記入を確認した。');
  await does(office, '確認を終える', (dialog) => dialog.getByLabel('改善された').check());
  await main(office).getByText('確認済み', { exact: true }).waitFor();
  await looked(office);
  await main(office).getByRole('link', { name: '元の指摘事項を開く' }).click();
  await main(office).locator('h1', { hasText: '鍵管理簿の記入の遅れ' }).waitFor();
  await main(office).getByText('確認済み', { exact: true }).waitFor();
  await leave(ciso, head, office);
}, 120_000);

/** A second audit of a section that was audited last year, in its fieldwork, with a draft of a finding. */
const auditOfLastYearsSection = async () => {
  const world = createWorld(stage);
  const [office, lead, chief] = [world.as('jimukyoku'), world.as('kansa2').general, world.as('tokatsu').general];
  const fiscalYear = fiscalYearOf(dayOf(new Date()));
  const { items: people } = (await office.directory('person.list', {})).body;
  const personOf = (name: string): string => people.find((one) => one.name === name)?.personId ?? '';
  const { checklistId, checklistVersion } = (await chief('audit.get', { auditId: begun.auditId })).body;
  const title = '市民税課の情報セキュリティ監査';
  const { auditId } = (
    await office.general('audit.create', {
      fiscalYear,
      cisoOrderNo: '情管第2号',
      title,
      kind: 'internal',
      purpose: '前の年度の指摘の定着を確かめる。',
      scope: '執務室',
      method: 'both',
      opinionType: 'advisory',
      criteria: '見本市情報セキュリティ対策基準',
      checklistId,
      checklistVersion,
      startsOn: inDays(0),
      endsOn: inDays(90),
      sections: ['D302'],
      team: [
        { personId: personOf('松永 由美'), role: 'lead' },
        { personId: personOf('川原 さくら'), role: 'member' },
      ],
    })
  ).body;
  await lead('audit.submitPlan', { auditId }, { version: 1 });
  await chief('audit.approve', { auditId }, { version: 2 });
  await chief('audit.notify', { auditId, dueDate: inDays(20), noticeNo: '監法第41号' }, { version: 3 });
  await until(
    async () => ((await chief('audit.board', { auditId })).body.items.length === 1 ? true : undefined),
    'one',
  );
  await lead('audit.startPreliminary', { auditId }, { version: 4 });
  const proceedWithout = [{ departmentId: 'D302', reason: '年度内に終えるため。' }];
  await lead('audit.startFieldwork', { auditId, proceedWithout }, { version: 5 });
  const draft = { auditId, departmentId: 'D302', title: '媒体持出しの記録がない', ...found };
  const { findingId } = (await lead('finding.create', draft)).body;
  return { auditId, title, address: `/general/audits/${auditId}/findings/${findingId}` };
};

test('a finding is linked to last year’s and unlinked, and another is carried over to that audit', async () => {
  const later = await auditOfLastYearsSection();
  const auditor = await stage.visit('kansa2', later.address);
  const earlier = main(auditor).getByRole('listitem').filter({ hasText: '市民税課の媒体持出し記録' });
  await does(auditor, 'この指摘の繰り返しとする', undefined, earlier);
  await state(auditor, '重大な不適合');
  await says(auditor, '繰り返しの元');
  await looked(auditor);
  await does(auditor, '繰り返しの関連付けを外す');
  await state(auditor, '軽微な不適合');
  await auditor.getByText('繰り返しの元').waitFor({ state: 'detached' });

  const title = '媒体持出し記録の不備';
  const chief = await stage.visit('tokatsu', course.addressOf('D501'));
  await does(chief, '後の監査に引き継ぐ', async (dialog) => {
    await dialog.getByLabel('引き継ぐ監査').selectOption({ label: later.title });
    await dialog.getByLabel('理由').fill('機器の更新が来年度になる。');
  });
  await main(chief).getByRole('link', { name: '後の監査に引き継ぎ済み' }).click();
  await main(chief).locator('h1', { hasText: later.title }).waitFor();
  await main(chief).getByRole('heading', { name: '前の監査から引き継いだ指摘事項' }).waitFor();
  await main(chief).getByRole('link', { name: title }).waitFor();
  await looked(chief);
  await openWork(auditor, `開く ${title}`);
  await main(auditor).locator('h1', { hasText: title }).waitFor();
  await looked(auditor);
  // The audit it comes from is not theirs; the browser tells its console of the refusal.
  const told = stage.troubles.splice(0);
  expect(told).not.toEqual([]);
  expect(told.filter((trouble) => !trouble.includes('404'))).toEqual([]);
  await leave(auditor, chief);
}, 120_000);
