import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { stages } from '#infra/stages.ts';
import { tableNamesOf } from '#local/names.ts';
import { SetupRefused } from '#local/setup/index.ts';
import { verifyPlane } from '#shared/adapters/ledger/verify.ts';
import { setUpStage, type StageWish } from '../../scripts/cloud/setup-stage.ts';
import { startCognito } from '#test/support/cognito.ts';
import { openStore, type StoreStand } from '#test/support/store.ts';

const sample = (name: string): string => fileURLToPath(new URL(`../fixtures/samples/${name}`, import.meta.url));
const person = { name: '最初 管理', email: 'kanri@mihon.example', subject: 'kanri' };
const at = new Date('2027-04-01T00:00:00Z');

let stand: StoreStand;
let cognito: Awaited<ReturnType<typeof startCognito>>;
let home: string;
let outputsFile: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'kansa-stage-'));
  outputsFile = join(home, 'outputs.json');
  cognito = await startCognito();
});
afterAll(async () => {
  await cognito.stop();
  await rm(home, { recursive: true, force: true });
});
beforeEach(async () => {
  stand = await openStore();
  // What a deployment leaves, with the tables of the embedded database; the SDK finds it by its own variables.
  const tables = (plane: 'directory' | 'general') => {
    const { state, ledger } = tableNamesOf(plane);
    return { StateTableName: state, LedgerTableName: ledger };
  };
  const outputs = {
    'Kansa-dev-directory': tables('directory'),
    'Kansa-dev-general': tables('general'),
    'Kansa-dev-identity': { UserPool: 'ap-northeast-1_Mihon' },
  };
  await writeFile(outputsFile, JSON.stringify(outputs));
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', stand.endpoint);
  vi.stubEnv('AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER', cognito.endpoint);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'operator');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await stand.close();
});

const wish = (over: Partial<StageWish> = {}): StageWish => ({
  settings: stages.dev,
  outputsFile,
  file: sample('staff/organisation.xlsx'),
  person,
  at,
  ...over,
});
const attempt = (over: Partial<StageWish> = {}): Promise<string> =>
  setUpStage(wish(over)).then(
    () => 'ok',
    (error: unknown) => {
      if (error instanceof SetupRefused) return error.message;
      throw error;
    },
  );

test('a stage gets its organisation, an account for the administrator, and a checklist as a draft', async () => {
  const checklist = {
    file: sample('checklists/general-r8.xlsx'),
    title: '令和8年度 点検票',
    edition: 'R7.3',
    office: 's1006',
  };
  const { changes, items } = await setUpStage(wish({ checklist }));
  expect(changes).toBe(28);
  expect(items).toBe(25);

  const account = cognito.users.get('kanri');
  expect(account).toMatchObject({ UserPoolId: 'ap-northeast-1_Mihon', DesiredDeliveryMediums: ['EMAIL'] });
  const personId = await stand.directory.personIdOf(account?.sub ?? '');
  expect(await stand.directory.actor(personId ?? '', '2027-04-01')).toMatchObject({ name: '最初 管理' });

  const [draft] = await stand.store.list.checklists();
  const office = await stand.directory.personIdOf('s1006');
  expect(draft).toMatchObject({ status: 'draft', title: checklist.title, items, importedBy: office });
  // Both trails are begun in the log that the functions of the stage go on with, and they hold.
  for (const plane of ['directory', 'general'] as const) {
    const rows = await stand.rows(plane);
    expect(verifyPlane(rows)).toMatchObject({ breaches: [] });
    const [entry] = rows.ledger.map(
      ({ bytes }) => JSON.parse(Buffer.from(bytes as Uint8Array).toString('utf8')) as { log: string },
    );
    expect(entry?.log).toBe(`dev.kansa.example/log/${plane}/2027`);
  }
  expect(await attempt()).toContain('すでに登録されています');
});

test('what is wrong is said before an account is made or a row is written', async () => {
  const rows = join(home, 'rows.csv');
  await writeFile(rows, '所属コード,所属名,職名,役割,氏名\nD1,総務課,課長,謎,山田');
  cognito.users.clear();
  expect(await attempt({ outputsFile: join(home, 'nothing.json') })).toContain('npm run deploy -- --stage dev');
  expect(await attempt({ settings: stages.prod })).toContain('prod の出力ではありません');
  expect(await attempt({ file: join(home, 'nothing.xlsx') })).toContain('職員一覧がありません');
  expect(await attempt({ person: { ...person, email: 'kanri' } })).toContain('(email)');
  expect(cognito.users.size).toBe(0);
  expect(await attempt({ file: rows })).toContain('2行目');
  expect((await stand.rows('directory')).state).toEqual([]);
});

test('where the city signs its people in itself, the sign-in name is theirs and no account is made', async () => {
  cognito.users.clear();
  await writeFile(
    outputsFile,
    JSON.stringify({
      'Kansa-private-directory': {
        StateTableName: tableNamesOf('directory').state,
        LedgerTableName: tableNamesOf('directory').ledger,
      },
      'Kansa-private-general': {
        StateTableName: tableNamesOf('general').state,
        LedgerTableName: tableNamesOf('general').ledger,
      },
    }),
  );
  expect(await attempt({ settings: stages.private })).toBe('ok');
  expect(cognito.users.size).toBe(0);
  expect(await stand.directory.personIdOf('kanri')).toBeDefined();
});
