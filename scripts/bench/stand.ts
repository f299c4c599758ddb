import { setTimeout as sleep } from 'node:timers/promises';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { ulid } from 'ulid';
import { type Doc, documentClient } from '#shared/adapters/dynamo/client.ts';
import { type Item, toRows } from '#shared/adapters/dynamo/codec.ts';
import type { Checklist } from '#shared/domain/checklist/checklist.ts';
import { unborn } from '#shared/domain/scalars.ts';
import type { Kind, RecordOf } from '#shared/app/records.ts';
import { allRows, clientConfigFor } from '#local/database/index.ts';
import { tableNamesOf } from '#local/names.ts';
import { mapLimited } from '#shared/kernel/parallel.ts';
import { type Api, openApi } from '#test/support/api.ts';
import { inDays, year } from '#test/support/api-audits.ts';
import { type City, foundCity } from '#test/support/api-people.ts';
import { checklistItem } from '#test/support/builders.ts';
import { createMeter, type Meter } from '#test/support/meter.ts';

/** The real functions on a database of their own, a small city, and a client that nobody counts. */
export type Stand = { api: Api; city: City; doc: Doc; meter: Meter; close: () => Promise<void> };

const { state, ledger } = tableNamesOf('general');
export const stateTable = state;

/** `metered: false` leaves the functions' clients as they are in the cloud: for comparing speed. */
export const openStand = async ({ metered = true } = {}): Promise<Stand> => {
  const meter = createMeter();
  const api = await openApi(metered ? { watch: meter.watch } : {});
  const doc = documentClient(clientConfigFor(api.backend.endpoints.database));
  const close = async (): Promise<void> => {
    doc.destroy();
    await api.close();
  };
  return { api, city: await foundCity(api), doc, meter, close };
};

export const withStand = async <T>(work: (stand: Stand) => Promise<T>, options = {}): Promise<T> => {
  const stand = await openStand(options);
  try {
    return await work(stand);
  } finally {
    await stand.close();
  }
};

const prose = 'USBメモリの貸出簿に七月以降の記載がなく、返却の確認も行われていなかった。担当者に聞き、現物を確かめた。';
/** Japanese text of so many characters. */
export const text = (characters: number): string =>
  prose.repeat(Math.ceil(characters / prose.length)).slice(0, characters);

const columns =
  '大項目,中項目,No.,必須,監査項目,監査資料の例,監査実施の例,ポリシーの例文の番号,JIS Q 27002番号,留意事項';

/** A published checklist of so many items, imported from a file as the office does it. */
export const publishChecklist = async ({ api }: Stand, items: number) => {
  const rows = Array.from(
    { length: items },
    (_, n) => `3.1 組織体制,責任者,${n + 1},,${n + 1}: ${text(60)},台帳,確認する。,2.1,5.2,`,
  );
  const file = { fileName: '点検票.csv', content: Buffer.from([columns, ...rows].join('\n')).toString('base64') };
  const office = api.as('office').general;
  const { previewHash, items: read } = (await office('checklist.preview', file)).body;
  const head = { previewHash, title: '点検票', guidelineEdition: 'R7.3' };
  const { checklistId } = (await office('checklist.import', { ...file, ...head })).body;
  await api.as('chief').general('checklist.publish', { checklistId, checklistVersion: '1' }, { version: 1 });
  return { checklistId, itemKeys: read.map(({ itemKey }) => itemKey) };
};

/**
 * A published checklist of many items, written past the import: the entry of an import keeps all items in one row,
 * which holds some 500 of them.
 */
export const plantChecklist = async ({ doc }: Pick<Stand, 'doc'>, items: number) => {
  const checklistId = ulid();
  const version = { checklistId, checklistVersion: 1 };
  const all = Array.from({ length: items }, (_, n) => checklistItem(n + 1));
  const chunks = Array.from({ length: Math.ceil(items / 100) }, (_, n) => all.slice(n * 100, n * 100 + 100));
  const by = { importedBy: ulid(), importedAt: new Date().toISOString(), publishedBy: ulid() };
  const head: Checklist = {
    ...unborn,
    ...version,
    status: 'published',
    title: '点検票',
    guidelineEdition: 'R7.3',
    items,
    mandatory: 1,
    chapters: [{ name: '3.4 物理的セキュリティ', items }],
    chunks: chunks.length,
    source: { fileName: '点検票.csv', sha256: '0'.repeat(64) },
    ...by,
  };
  const parts = chunks.flatMap((list, chunk) => rowsFor('checklistChunk', { ...version, chunk, items: list }));
  await writeRaw(doc, [...rowsFor('checklist', { ...head, version: 1 }), ...parts]);
  return { checklistId, itemKeys: all.map(({ itemKey }) => itemKey) };
};

/** Departments beside those of the small city, so that there are as many sections as wanted. */
export const manySections = async ({ api }: Stand, count: number): Promise<string[]> => {
  const made = Array.from({ length: count - 1 }, (_, n) => `S${1001 + n}`);
  const admin = api.as('kanri').directory;
  await mapLimited(8, made, (departmentId) =>
    admin('department.create', {
      departmentId,
      name: `第${departmentId}課`,
      parentId: 'D10',
      implementingBody: '市長部局',
      validFrom: '2024-04-01',
    }),
  );
  return ['D101', ...made];
};

/** An approved audit of these sections. */
export const approvedAudit = async ({ api, city }: Stand, checklistId: string, sections: string[]): Promise<string> => {
  const { auditId } = (
    await api.as('office').general('audit.create', {
      fiscalYear: year,
      cisoOrderNo: '特命第1号',
      title: '令和8年度 第1回 情報セキュリティ監査',
      kind: 'internal',
      purpose: '規程の遵守状況を確かめる。',
      scope: '',
      method: 'both',
      opinionType: 'advisory',
      criteria: '対策基準',
      checklistId,
      checklistVersion: 1,
      startsOn: inDays(0),
      endsOn: inDays(120),
      sections,
      team: [
        { personId: city.personIds['lead'] ?? '', role: 'lead' },
        { personId: city.personIds['member'] ?? '', role: 'member' },
      ],
    })
  ).body;
  await api.as('lead').general('audit.submitPlan', { auditId }, { version: 1 });
  await api.as('chief').general('audit.approve', { auditId }, { version: 2 });
  return auditId;
};

/** Waits until nothing is left in the outbox: all that follows from a change has come about. */
export const settled = async ({ doc }: Stand): Promise<void> => {
  for (;;) {
    const rows = await allRows(doc, state);
    if (!rows.some(({ pk }) => pk.startsWith('OUTBOX#'))) return;
    await sleep(50);
  }
};

export const notify = async (stand: Stand, auditId: string): Promise<void> => {
  const notice = { auditId, dueDate: inDays(14), noticeNo: '監法第1号' };
  await stand.api.as('chief').general('audit.notify', notice, { version: 3 });
  await settled(stand);
};

/** The stored rows of a record, as a commit would write them. */
export const rowsFor = <K extends Kind>(kind: K, value: RecordOf<K>): Item[] => {
  const { head, text } = toRows(kind, value);
  return [head, ...(text ? [text] : [])];
};

/** Writes rows past the store, in bulk: for what a measurement only needs to be there. */
export const writeRaw = async (doc: Doc, rows: readonly Item[]): Promise<void> => {
  const batches = Array.from({ length: Math.ceil(rows.length / 25) }, (_, n) => rows.slice(n * 25, n * 25 + 25));
  await mapLimited(8, batches, async (batch) => {
    const { UnprocessedItems = {} } = await doc.send(
      new BatchWriteCommand({ RequestItems: { [state]: batch.map((Item) => ({ PutRequest: { Item } })) } }),
    );
    if (Object.keys(UnprocessedItems).length > 0) throw new Error('the database left rows unwritten');
  });
};

export const rowsOfPlane = async ({ doc }: Stand) => ({
  state: await allRows(doc, state),
  ledger: await allRows(doc, ledger),
});
