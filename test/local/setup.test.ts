import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDirectory } from '#shared/adapters/dynamo/directory.ts';
import { documentClient } from '#shared/adapters/dynamo/client.ts';
import { clientConfigFor, openCopy } from '#local/database/index.ts';
import { tableNamesOf } from '#local/names.ts';
import { setUpFolder, SetupRefused } from '#local/setup/index.ts';

const file = fileURLToPath(new URL('../fixtures/samples/staff/organisation.xlsx', import.meta.url));
const person = { name: '最初 管理', email: 'kanri@mihon.example', subject: 'kanri' };
const at = new Date('2027-04-01T00:00:00Z');

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'kansa-setup-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

const attempt = (over: Partial<Parameters<typeof setUpFolder>[0]>): Promise<string> =>
  setUpFolder({ dir: join(home, 'none'), file, person, at, ...over }).then(
    () => 'ok',
    (error: unknown) => {
      if (error instanceof SetupRefused) return error.message;
      throw error;
    },
  );

test('a city is set up from its staff list, with a first administrator beside it', async () => {
  const dir = join(home, 'city');
  expect(await setUpFolder({ dir, file, person, at })).toEqual({
    changes: 28,
    vacant: ['spiGeneralOfficer', 'spiAuditOfficer'],
  });
  const copy = await openCopy(dir);
  try {
    const directory = createDirectory(documentClient(clientConfigFor(copy.endpoint)), tableNamesOf('directory').state);
    const [departments, posts, people] = await Promise.all([
      directory.departments(),
      directory.posts(),
      directory.people(),
    ]);
    expect(departments.map((d) => `${d.path.join('/')} ${d.name} ${d.implementingBody} ${d.oversight ?? ''}`)).toEqual([
      'D10 総務部 市長部局 ',
      'D10/D101 総務課 市長部局 ',
      'D10/D103 情報政策課 市長部局 it',
      'D10/D104 監査・法制室 市長部局 audit',
      'D20 市民生活部 市長部局 ',
      'D20/D202 国保年金課 市長部局 ',
      'D80 教育委員会事務局 教育委員会 ',
    ]);
    const holder = (id?: string) => people.find((p) => p.personId === id)?.name ?? '空席';
    const seats = posts.map((p) => `${p.departmentId} ${p.title} ${p.roles.join('+')} ${holder(p.holderId)}`);
    expect(seats).toHaveLength(13);
    expect(seats).toEqual(
      expect.arrayContaining([
        'D103 課長 chiefIsOfficer+deptIsManager 東彼 亮',
        'D202 次長事務取扱  中里 久',
        'D202 主任 deptContact 空席',
        'D10 システム管理者 systemAdministrator 最初 管理',
      ]),
    );
    expect(await directory.actor((await directory.personIdOf('s1009')) ?? '', '2027-04-01')).toMatchObject({
      name: '中村 修',
    });
  } finally {
    await copy.close();
  }
  expect(await attempt({ dir })).toContain('すでにデータがあります');
});

test('what is wrong is said, and nothing is left behind', async () => {
  const rows = join(home, 'rows.csv');
  await writeFile(rows, '所属コード,所属名,職名,役割,氏名\nD1,総務課,課長,謎,山田');
  expect(await attempt({ file: rows })).toMatch(/2行目: 役割の欄に知らない役割があります。/);
  expect(await attempt({ file: join(home, 'nothing.xlsx') })).toContain('職員一覧がありません');
  expect(await attempt({ file: fileURLToPath(import.meta.url) })).toContain('ExcelファイルでもCSVでもありません');
  expect(await attempt({ person: { ...person, email: 'kanri' } })).toContain('(email)');
  expect((await readdir(home)).filter((name) => name.includes('none'))).toEqual([]);
});

test('a number in the list is refused by sheet, row and column, and never repeated', async () => {
  const rows = join(home, 'numbers.csv');
  await writeFile(
    rows,
    '所属コード,所属名,職名,役割,氏名\nD1,総務課,課長,,山田\nD1,総務課,係長 123456789018,,林 246813579021',
  );
  const said = await attempt({ file: rows });
  expect(said).toMatch(/シート「.+」のC3の4文字目から、個人番号とみられる数字があります/);
  expect(said).toMatch(/シート「.+」のE3の3文字目から/);
  expect(said).toMatch(/sheet .+, C3: what seems to be an Individual Number/);
  expect(said).not.toMatch(/\d{4}/);
  expect((await readdir(home)).filter((name) => name.includes('none'))).toEqual([]);
});
