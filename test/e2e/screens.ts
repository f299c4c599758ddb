import type { Page } from 'playwright-core';
import { dayOf, fiscalYearOf } from '#shared/kernel/calendar.ts';
import { createWorld, type World } from '../../scripts/demo/world.ts';
import { inDays } from './support/days.ts';
import { somethingToRegister } from './support/register.ts';
import { sealedAudit } from './support/sealed-audit.ts';

/** A picture: who looks, where, and what is done before it is taken. */
export type Screen = { name: string; as: string; path?: string; act?: (page: Page) => Promise<void> };

const thisYear = fiscalYearOf(dayOf(new Date()));
/** The year of the seed whose audit is closed. */
const lastYear = `fy=${thisYear - 1}`;

/** A plan of next year that is still being written. */
const draftPlan = async (world: World): Promise<void> => {
  await world.as('jimukyoku').general('plan.create', {
    kind: 'annual',
    fiscalYear: thisYear + 1,
    title: '情報セキュリティ監査 年度監査計画',
    policy: '委託先の管理を重点とする。',
    sections: [{ departmentId: 'D402', method: 'both', month: 9 }],
  });
};

/** A file that nobody could look into, of the audit under way. */
const heldFile = async (world: World): Promise<void> => {
  const { items } = (await world.as('tokatsu').general('audit.list', { fiscalYear: thisYear })).body;
  const auditId = items.find(({ status }) => status === 'notified')?.auditId ?? '';
  await world.handIn('tanto-d501', { auditId, departmentId: 'D501' }, 'cabinet.png', '書庫.png');
};

/** An external auditor whose contract has begun, and who has not promised anything. */
const newcomer = async (world: World): Promise<void> => {
  const { directory } = world.as('jimukyoku');
  const person = { subject: 'shinjin', name: '真壁 仁', email: 'shinjin@minato-kansa.example' };
  const { personId } = (await directory('person.create', { ...person, kind: 'external' })).body;
  const contract = {
    company: '株式会社みなと監査',
    contractNo: '契監第9号',
    interests: [],
    independenceDeclared: true,
  };
  const term = { from: inDays(0), to: inDays(100) };
  await directory('person.engage', { personId, ...contract, ...term }, { version: 1 });
};

/** What the seed has nothing of. Whoever looks at a sealed audit has stated a purpose with it. */
export const furnish = async (stage: Parameters<typeof createWorld>[0]): Promise<void> => {
  const world = createWorld(stage);
  await Promise.all([somethingToRegister(world), draftPlan(world), heldFile(world), newcomer(world)]);
  await sealedAudit(stage);
};

const openFirst = async (page: Page): Promise<void> => {
  await page.locator('main th a').first().click();
  await page.locator('main dl').first().waitFor();
};

/** Goes on from today's first piece of work to a place beside it. */
const fromWork =
  (rest: string) =>
  async (page: Page): Promise<void> => {
    await page.locator('main [data-row][href*="/sections/"]').first().click();
    await page.locator('main h1').waitFor();
    const { origin, pathname } = new URL(page.url());
    await page.goto(origin + pathname.replace(/\/(review|evidence|requests)$/, '') + rest);
    await page.locator('main h1').waitFor();
  };

/** Opens the first record of a list, and goes on to a place below it. */
const belowFirst =
  (rest: string) =>
  async (page: Page): Promise<void> => {
    await openFirst(page);
    const { origin, pathname } = new URL(page.url());
    await page.goto(origin + pathname + rest);
    await page.locator('main h1').waitFor();
  };

/** Opens the first post of the organisation. */
const openPost = async (page: Page): Promise<void> => {
  await page.locator('main section li a').first().click();
  await page.locator('main dl').first().waitFor();
};

/** Every screen worth looking at. Areas add rows; `npm run screens -- --only home` takes some of them. */
export const screens: readonly Screen[] = [
  { name: 'home-section-head', as: 'kacho-d202' },
  { name: 'home-contact', as: 'tanto-d501' },
  { name: 'home-auditor', as: 'kansa1' },
  { name: 'home-nothing', as: 'jimukyoku' },
  { name: 'home-external', as: 'gaibu' },
  { name: 'home-newcomer', as: 'shinjin' },
  { name: 'home-ciso', as: 'ciso' },
  { name: 'answer-hub', as: 'tanto-d501', act: fromWork('') },
  { name: 'answer-one', as: 'tanto-d501', act: fromWork('?view=one') },
  { name: 'answer-list', as: 'tanto-d501', act: fromWork('?view=list') },
  { name: 'answer-excel', as: 'tanto-d501', act: fromWork('/package') },
  { name: 'evidence', as: 'tanto-d501', act: fromWork('/evidence') },
  { name: 'review', as: 'kansa1', act: fromWork('/review') },
  { name: 'review-requests', as: 'kansa1', act: fromWork('/requests') },
  { name: 'review-workpapers', as: 'kansa1', act: fromWork('/workpapers') },
  { name: 'home-office', as: 'tokatsu' },
  { name: 'overview', as: 'ciso', path: `/general/overview?${lastYear}` },
  { name: 'home-spi-officer', as: 'hosei' },
  { name: 'overview-present', as: 'ciso', path: '/general/overview' },
  { name: 'plan-year', as: 'jimukyoku', path: '/general/plans' },
  { name: 'plan-page', as: 'jimukyoku', path: '/general/plans', act: openFirst },
  { name: 'plan-edit', as: 'jimukyoku', path: `/general/plans/annual-${thisYear + 1}-1/edit` },
  { name: 'plan-new', as: 'jimukyoku', path: '/general/plans/new' },
  { name: 'audit-new', as: 'jimukyoku', path: '/general/audits/new' },
  { name: 'disposals', as: 'tokatsu', path: `/general/disposals?${lastYear}` },
  { name: 'disposal', as: 'tokatsu', path: `/general/disposals?${lastYear}`, act: openFirst },
  { name: 'audit-list', as: 'jimukyoku', path: '/general/audits' },
  { name: 'audit-page', as: 'jimukyoku', path: '/general/audits', act: openFirst },
  { name: 'organisation', as: 'kanri', path: '/organisation' },
  { name: 'organisation-people', as: 'kanri', path: '/organisation/people' },
  { name: 'organisation-person', as: 'kanri', path: '/organisation/people', act: openFirst },
  {
    name: 'organisation-post',
    as: 'kanri',
    path: '/organisation',
    act: openPost,
  },
  {
    name: 'organisation-hand-over',
    as: 'kanri',
    path: '/organisation',
    act: async (page) => {
      await openPost(page);
      await page.locator('main a[href$="/hand-over"]').first().click();
      await page.locator('main h1').waitFor();
    },
  },
  {
    name: 'organisation-department',
    as: 'kanri',
    path: '/organisation',
    act: async (page) => {
      await page.locator('main a[href*="/organisation/departments/"]').first().click();
      await page.locator('main dl').first().waitFor();
    },
  },
  { name: 'help', as: 'tanto-d302', path: '/help' },
  { name: 'help-glossary', as: 'jimukyoku', path: '/help/glossary' },
  { name: 'help-accessibility', as: 'jimukyoku', path: '/help/accessibility' },
  { name: 'mappings', as: 'jimukyoku', path: '/general/checklists/mappings' },
  { name: 'reconciliations', as: 'jimukyoku', path: '/general/reconciliations' },
  { name: 'checklist-list', as: 'jimukyoku', path: '/general/checklists' },
  { name: 'checklist-page', as: 'jimukyoku', path: '/general/checklists', act: openFirst },
  {
    name: 'checklist-import',
    as: 'jimukyoku',
    path: '/general/checklists/import',
    act: async (page) => {
      await page.locator('input[type=file]').setInputFiles('local/seed/checklist.csv');
      await page.getByRole('button', { name: /読み取る|Read it/ }).click();
      await page.locator('main fieldset').waitFor();
    },
  },
  { name: 'organisation-transfers', as: 'kanri', path: '/organisation/transfers' },
  {
    name: 'audit-sections',
    as: 'jimukyoku',
    path: '/general/audits',
    act: async (page) => {
      await openFirst(page);
      await page.goto(`${page.url()}?tab=sections`);
      await page.locator('main table').waitFor();
    },
  },
  {
    name: 'audit-reminder',
    as: 'jimukyoku',
    path: '/general/audits',
    act: async (page) => {
      await page
        .getByRole('main')
        .getByRole('link', { name: /保険・福祉所属/ })
        .click();
      await page.locator('main dl').first().waitFor();
      await page
        .getByRole('main')
        .getByRole('button', { name: /督促する|Remind/ })
        .click();
    },
  },
  {
    name: 'frame-palette',
    as: 'jimukyoku',
    act: (page) => page.keyboard.press('Control+k'),
  },
  { name: 'frame-not-found', as: 'jimukyoku', path: '/nowhere' },
  { name: 'audit-findings', as: 'tokatsu', path: `/general/audits?${lastYear}`, act: belowFirst('/findings') },
  { name: 'audit-requests', as: 'tokatsu', path: `/general/audits?${lastYear}`, act: belowFirst('/requests') },
  { name: 'audit-meetings', as: 'tokatsu', path: `/general/audits?${lastYear}`, act: belowFirst('/meetings') },
  { name: 'audit-report', as: 'tokatsu', path: `/general/audits?${lastYear}`, act: belowFirst('/report') },
  { name: 'audit-notice', as: 'tokatsu', path: `/general/audits?${lastYear}`, act: belowFirst('/report/D201') },
  { name: 'audit-trail', as: 'tokatsu', path: `/general/audits?${lastYear}`, act: belowFirst('?tab=trail') },
  {
    name: 'audit-edit',
    as: 'jimukyoku',
    path: '/general/audits',
    act: async (page) => {
      await page
        .getByRole('main')
        .getByRole('link', { name: /都市・観光所属/ })
        .click();
      await page.locator('main dl').first().waitFor();
      await page.locator('main a[href$="/edit"]').click();
      await page.locator('main form').waitFor();
    },
  },
  { name: 'finding-new', as: 'kansa1', path: '/general/audits', act: belowFirst('/findings/new?section=D402') },
  { name: 'finding-list', as: 'tokatsu', path: `/general/findings?${lastYear}` },
  { name: 'finding-page', as: 'tokatsu', path: `/general/findings?${lastYear}`, act: openFirst },
  { name: 'finding-over-years', as: 'tokatsu', path: '/general/findings-over-years' },
  { name: 'horizontal-checks', as: 'kacho-d202', path: '/general/horizontal-checks' },
  { name: 'special-held', as: 'hosei', path: '/general/held' },
  { name: 'special-held-file', as: 'hosei', path: '/general/held', act: openFirst },
  { name: 'special-breaches', as: 'kacho-d202', path: '/spi/breaches' },
  {
    name: 'special-breach-report',
    as: 'kacho-d202',
    path: '/spi/breaches',
    act: (page) => page.locator('main header button').first().click(),
  },
  { name: 'special-breach', as: 'kacho-d202', path: '/spi/breaches', act: openFirst },
  { name: 'special-works', as: 'kacho-d202', path: '/spi/works' },
  { name: 'special-work', as: 'kacho-d202', path: '/spi/works', act: openFirst },
  { name: 'special-contracts', as: 'kacho-d202', path: '/spi/contracts' },
  { name: 'special-contract', as: 'kacho-d202', path: '/spi/contracts', act: openFirst },
  { name: 'special-audits', as: 'hosei', path: '/spi/audits' },
  { name: 'special-audit', as: 'hosei', path: '/spi/audits', act: openFirst },
  { name: 'special-readers', as: 'hosei', path: '/spi/audits', act: belowFirst('/readers') },
  { name: 'special-unfiled', as: 'hosei', path: '/spi/audits', act: belowFirst('/sections/D202/unfiled') },
  {
    name: 'trail-section',
    as: 'tanto-d501',
    act: async (page) => {
      await page.locator('main a[href$="/sections/D501"]').first().click();
      await page.getByRole('link', { name: /^(履歴|History)$/ }).click();
      await page.locator('main time').first().waitFor();
    },
  },
  { name: 'special-ppc-report', as: 'hosei', path: '/spi/ppc-report' },
];
