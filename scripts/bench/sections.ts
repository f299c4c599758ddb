import type { Response } from '#shared/domain/response/response.ts';
import { ulid } from 'ulid';
import { type Request, readUnitsOf, writeUnitsOf } from '#test/support/meter.ts';
import { askFor } from '#test/support/api-requests.ts';
import { type Figure, judged } from './figure.ts';
import {
  approvedAudit,
  manySections,
  notify,
  plantChecklist,
  rowsFor,
  type Stand,
  stateTable,
  text,
  withStand,
  writeRaw,
} from './stand.ts';

const sectionCount = 500;

const refusedIn = (requests: readonly Request[]): number => requests.filter(({ refused }) => refused).length;

/** Write units of a distribution, from the notice until the last message is gone. */
const distribute = async (stand: Stand, items: number, sections: string[]) => {
  const { checklistId, itemKeys } = await plantChecklist(stand, items);
  const auditId = await approvedAudit(stand, checklistId, sections);
  const from = stand.meter.requests.length;
  await notify(stand, auditId);
  const requests = stand.meter.requests.slice(from);
  return { auditId, itemKeys, units: writeUnitsOf(requests), refused: refusedIn(requests) };
};

/** What a list of the board or of a year costs: its queries, and the call around it. */
export const costOf = async (stand: Stand, work: () => Promise<unknown>) => {
  const { requests } = await stand.meter.during(work);
  const queries = requests.filter(({ operation, table }) => operation === 'Query' && table === stateTable);
  return {
    queries: queries.length,
    units: readUnitsOf(queries),
    unitsOfTheCall: readUnitsOf(requests),
    refused: refusedIn(requests),
  };
};

const board = (stand: Stand, auditId: string) =>
  costOf(stand, async () => {
    const { status, text: body } = await stand.api.ask('chief', askFor('general', 'audit.board', { auditId }));
    const { items } = JSON.parse(body) as { items: unknown[] };
    if (status !== 200 || items.length !== sectionCount) throw new Error(`the board has ${items.length} rows`);
  });

const answered = (auditId: string, departmentId: string, itemKey: string): Response => ({
  auditId,
  departmentId,
  itemKey,
  version: 1,
  selfResult: 'conform',
  comment: text(40),
  answeredBy: ulid(),
  answeredAt: new Date().toISOString(),
});

/** Distribution to 500 sections, and their board before and after 150,000 answers. */
export const sectionFigures = (): Promise<Figure[]> =>
  withStand(async (stand) => {
    const sections = await manySections(stand, sectionCount);
    const few = await distribute(stand, 30, sections);
    const many = await distribute(stand, 3000, sections);

    await stand.api.rest();
    const { auditId, itemKeys } = many;
    await board(stand, auditId);
    const before = await board(stand, auditId);
    for (const departmentId of sections) {
      const rows = itemKeys.slice(0, 300).flatMap((key) => rowsFor('response', answered(auditId, departmentId, key)));
      await writeRaw(stand.doc, rows);
    }
    const after = await board(stand, auditId);

    return [
      judged(
        'distribution',
        few.units / sectionCount,
        'write units/section',
        { atMost: 6 },
        { units: few.units, refused: few.refused },
      ),
      judged(
        'distribution of 3,000 items to one of 30',
        many.units / few.units,
        'ratio',
        { atMost: 1.1 },
        {
          items30: few.units,
          items3000: many.units,
        },
      ),
      judged('board of 500 sections, queries', before.queries, 'queries', { atMost: 1 }, before),
      judged('board of 500 sections', before.units, 'read units', { atMost: 40 }, before),
      judged('board after 150,000 answers', after.units / before.units, 'ratio', { atMost: 1.1 }, { before, after }),
    ];
  });
