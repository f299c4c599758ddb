import { ulid } from 'ulid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readChecklist } from '#shared/adapters/workbook/read-checklist.ts';
import { checklistUseCases } from '#shared/app/checklist/checklists.ts';
import type { WorkbookReader } from '#shared/app/file-ports.ts';
import { headerRow, inline, workbookParts, zip } from '#test/adapters/workbook/workbooks.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
beforeAll(async () => {
  world = await foundCity(await openStore());
});
afterAll(() => world.close());

const reader: WorkbookReader = async ({ fileName, content, ...wishes }) => ({
  preview: await readChecklist({ fileName, bytes: Buffer.from(content, 'base64') }, wishes),
  sha256: '0'.repeat(64),
});
const office = () => world.as('中村');
type Wishes = { profileId?: string; mapping?: [] };
const previewOf = async (fileName: string, bytes: Uint8Array, wishes: Wishes = {}) => {
  const file = { fileName, content: Buffer.from(bytes).toString('base64'), ...wishes };
  const call = { actor: await world.actor('中村'), input: file, request: { id: ulid(), at: world.tick() } };
  return (await checklistUseCases(world.ports, reader)['checklist.preview'].run(call)).body;
};

/** Headings the guess knows nothing of, in a CSV with a title above them. */
const facility = (headings: string) => Buffer.from(`令和8年度 点検,,\r\n${headings}\r\n1,施錠している。,鍵管理簿\r\n`);
const facilityFile = facility('整理,見るところ,持ち物');
/** A workbook the guess reads, with a column it leaves out. */
const guessed = zip(
  workbookParts(`${headerRow}<row r="2">${['1', '責任者がいる。', '要綱'].map(inline).join('')}</row>`),
);

const sheet = { headings: ['整理', '見るところ', '持ち物'], headerRows: 1 as const };
const facilityColumns = { no: 0, question: 1, materialExamples: 2 };
const save = (name: string, sheets: object[]) => office()('mappingProfile.save', { name, sheets });
beforeEach(async () => {
  const { items } = await office()('mappingProfile.list', {});
  for (const { profileId } of items) await office()('mappingProfile.withdraw', { profileId });
});

test('a mapping that was saved once reads the next file with these headings, wherever they stand', async () => {
  expect(await outcome(previewOf('a.csv', facilityFile))).toBe('file_refused');
  const { profileId } = await save('施設', [{ ...sheet, columns: facilityColumns }]);
  const read = await previewOf('b.csv', facilityFile);
  expect(read.profile).toEqual({ id: profileId, name: '施設' });
  expect(read.items).toMatchObject([{ no: '1', question: '施錠している。', materialExamples: ['鍵管理簿'] }]);
  expect(read.mapping).toMatchObject([{ headerRow: 2, columns: facilityColumns, headings: sheet.headings }]);
  // Width and blanks do not count.
  const spaced = facility('整 理,見るところ ,持ち物');
  expect((await previewOf('c.csv', spaced)).profile?.id).toBe(profileId);
});

test('what a preview answers can be saved, and files with other headings are guessed as before', async () => {
  await save('施設', [{ ...sheet, columns: facilityColumns }]);
  const plain = await previewOf('a.xlsx', guessed);
  expect(plain.profile).toBeUndefined();
  const [{ headings, headerRows }] = plain.mapping as [(typeof plain.mapping)[number]];
  const { profileId } = await save('庁内', [
    { headings, headerRows, columns: { no: 0, question: 1, materialExamples: 2 } },
  ]);
  expect(plain.items).toMatchObject([{ materialExamples: [], notes: '要綱' }]);
  const read = await previewOf('a.xlsx', guessed);
  expect(read.profile?.id).toBe(profileId);
  expect(read.items).toMatchObject([{ materialExamples: ['要綱'], notes: '' }]);
  expect(read.previewHash).not.toBe(plain.previewHash);
  expect((await previewOf('b.csv', facilityFile)).profile?.name).toBe('施設');
});

test('no profile is used when the caller says so, gives a mapping, or names one that does not fit', async () => {
  const { profileId } = await save('施設', [{ ...sheet, columns: facilityColumns }]);
  expect((await previewOf('a.csv', facilityFile, { profileId })).profile?.id).toBe(profileId);
  expect(await outcome(previewOf('a.csv', facilityFile, { profileId: 'none' }))).toBe('file_refused');
  expect(await outcome(previewOf('a.csv', facilityFile, { mapping: [] }))).toBe('file_refused');
  expect(await outcome(previewOf('a.xlsx', guessed, { profileId }))).toBe('incomplete');
});

test('of two that fit the one saved last is proposed; a withdrawn one never', async () => {
  const older = await save('旧', [{ ...sheet, columns: facilityColumns }]);
  world.tick();
  const newer = await save('新', [{ ...sheet, columns: { question: 1 } }]);
  expect((await previewOf('a.csv', facilityFile)).profile?.name).toBe('新');
  await office()('mappingProfile.withdraw', { profileId: newer.profileId });
  expect((await previewOf('a.csv', facilityFile)).profile?.name).toBe('旧');
  expect(await outcome(office()('mappingProfile.withdraw', { profileId: newer.profileId }))).toBe('invalid_transition');
  const draft = { name: '改', sheets: [{ ...sheet, columns: { no: 0, question: 1 } }] };
  const edited = await office()('mappingProfile.edit', { profileId: older.profileId, ...draft });
  expect([edited.version, (await previewOf('a.csv', facilityFile)).profile?.name]).toEqual([2, '改']);
  const entries = await world.store.list.entriesOf(`MAPPINGPROFILE#${older.profileId}`, { limit: 10 });
  expect(entries.items.map(({ act }) => act)).toEqual(['mappingProfile.save', 'mappingProfile.edit']);
});

test('a profile of several lists is used where all of them are', async () => {
  await save('二種', [
    { ...sheet, columns: facilityColumns },
    { headings: ['番', '問い'], headerRows: 1, columns: { no: 0, question: 1 } },
  ]);
  expect(await outcome(previewOf('a.csv', facilityFile))).toBe('file_refused');
});

test('nobody but the audit office knows of them', async () => {
  const { profileId } = await save('施設', [{ ...sheet, columns: facilityColumns }]);
  const names = ['渡辺', '佐藤', '田中'] as const;
  for (const name of names) {
    expect(await outcome(world.as(name)('mappingProfile.list', {}))).toBe('forbidden');
    expect(await outcome(world.as(name)('mappingProfile.withdraw', { profileId }))).toBe('not_found');
  }
});
