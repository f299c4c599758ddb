import { ulid } from 'ulid';
import { newFinding } from '#test/support/records.ts';
import { type Figure, judged } from './figure.ts';
import { costOf } from './sections.ts';
import { longFinding } from './writes.ts';
import { rowsFor, type Stand, withStand, writeRaw } from './stand.ts';

type Page = { items: { dueDate?: string }[]; next?: string; total?: number };

const pageSize = 10;
const matching = { severity: 'MAJOR_NC', status: 'instructed' };

/** Findings of a year, one in ten of which matches both filters, due on days all over the year. */
const plant = async (stand: Stand, fiscalYear: number, count: number): Promise<void> => {
  const [auditId, authorId] = [ulid(), ulid()];
  const rows = Array.from({ length: count }, (_, n) => {
    const day = String(1 + (n % 28)).padStart(2, '0');
    return newFinding({
      ...longFinding,
      auditId,
      authorId,
      departmentId: `S${1000 + (n % 500)}`,
      path: ['D10'],
      fiscalYear,
      dueDate: `${fiscalYear}-${String(4 + (n % 9)).padStart(2, '0')}-${day}`,
      number: `R8-01-${n}`,
      severity: n % 5 === 0 ? 'MAJOR_NC' : 'MINOR_NC',
      status: n % 2 === 0 ? 'instructed' : 'remediating',
    });
  }).flatMap((finding) => rowsFor('finding', finding));
  await writeRaw(stand.doc, rows);
};

const pageOf = async (stand: Stand, query: Readonly<Record<string, string>>) => {
  let page: Page = { items: [] };
  const cost = await costOf(stand, async () => {
    const reply = await stand.api.ask('chief', { plane: 'general', name: 'finding.listOfYear', query });
    if (reply.status !== 200) throw new Error(reply.text);
    page = JSON.parse(reply.text) as Page;
  });
  return { page, cost };
};

/** Findings of a fiscal year: filtered, sorted, counted, page by page. */
export const findingFigures = (): Promise<Figure[]> =>
  withStand(async (stand) => {
    await stand.api.rest();
    await plant(stand, 2031, 1000);
    await plant(stand, 2032, 10_000);
    const asked = { ...matching, limit: String(pageSize) };
    const counted = { ...asked, fiscalYear: '2031', total: 'true' };
    await pageOf(stand, counted);

    const pages = [await pageOf(stand, counted)];
    for (let n = 2; n <= 10; n += 1) {
      const cursor = pages.at(-1)?.page.next ?? '';
      pages.push(await pageOf(stand, { ...counted, cursor }));
    }
    const [first, tenth] = [pages[0], pages[9]];
    const due = pages.flatMap(({ page }) => page.items.map((item) => item.dueDate ?? ''));
    const right = first?.page.total === 100 && due.length === 100 && due.every((day, n) => day >= (due[n - 1] ?? ''));
    const small = await pageOf(stand, { ...asked, fiscalYear: '2031' });
    const large = await pageOf(stand, { ...asked, fiscalYear: '2032' });
    const cost = (page: typeof first) => page?.cost.units ?? Number.NaN;

    return [
      judged(
        'findings of a year: total, order and pages are right',
        right ? 1 : 0,
        'yes',
        { atLeast: 1 },
        {
          total: first?.page.total,
          listed: due.length,
        },
      ),
      judged('findings of a year, queries', first?.cost.queries ?? 0, 'queries', { atMost: 1 }, first?.cost),
      judged('findings of a year, 100 of 1,000 with the total', cost(first), 'read units', { atMost: 60 }, first?.cost),
      judged('findings of a year, page 10 to page 1', cost(tenth) / cost(first), 'ratio', { atMost: 1 }, tenth?.cost),
      judged(
        'findings of a year, first page of 10,000 to 1,000',
        cost(large) / cost(small),
        'ratio',
        { atMost: 1.2 },
        {
          of1000: small.cost,
          of10000: large.cost,
        },
      ),
    ];
  });
