import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PlaneReport } from '#shared/adapters/ledger/verify.ts';
import type { Finding } from '#shared/domain/finding/finding.ts';
import { callBy, newFinding, staff, warrant } from '#test/support/records.ts';
import { openStore, type StoreStand } from '#test/support/store.ts';

let stand: StoreStand;
let elsewhere: string;
let finding: Finding;

beforeAll(async () => {
  stand = await openStore();
  elsewhere = await mkdtemp(join(tmpdir(), 'kansa-verify-'));
  const commit = (before: Finding | undefined, after: Finding) =>
    stand.store.commit({
      call: callBy(staff()),
      changes: [{ kind: 'finding', before, after, act: 'finding.edit', warrant }],
    });
  const created = newFinding();
  await commit(undefined, created);
  const { auditId, findingId } = created;
  for (let n = 0; n < 3; n += 1) {
    const [before] = await stand.store.load({ kind: 'finding', auditId, findingId });
    if (before) await commit(before, { ...before, cause: `原因 ${n}` });
  }
  finding = created;
});
afterAll(async () => {
  await stand.close();
  await rm(elsewhere, { recursive: true, force: true });
});

const verify = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/verify.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, NODE_NO_WARNINGS: '1', TMPDIR: elsewhere },
  });
  expect(stderr).not.toMatch(/\n\s+at /);
  return { status, stdout, stderr };
};
const tamper = (table: string, key: { pk: string; sk: string }, name: string, value: unknown) =>
  stand.doc.send(
    new UpdateCommand({
      TableName: table,
      Key: key,
      UpdateExpression: 'SET #n = :v',
      ExpressionAttributeNames: { '#n': name },
      ExpressionAttributeValues: { ':v': value },
    }),
  );

test('a folder that is in use is checked as it is, is clean, and the limits of the check are said', async () => {
  const { status, stdout } = verify(stand.dir);
  expect(status).toBe(0);
  expect(stdout).toMatch(/連鎖 1、記録 4、レコード 1、変更内容 4/);
  expect(stdout).toMatch(/1 chains, 4 entries, 1 records, 4 payloads/);
  expect(stdout).toContain('What this check cannot see');
  // The copy is gone.
  expect(await readdir(elsewhere)).toEqual([]);
});

test('L1: a tampered row is named with its chain and entry, in both languages and as JSON', async () => {
  const { auditId, findingId } = finding;
  await tamper('kansa-general', { pk: `AUDIT#${auditId}`, sk: `FINDING#${findingId}` }, 'severity', 'OBSERVATION');
  const { status, stdout } = verify(stand.dir);
  expect(status).toBe(1);
  expect(stdout).toContain(`FINDING#${findingId} 記録 4 / entry 4`);
  expect(stdout).toContain('レコードの項目「severity」が、記録された変更の結果と一致しません。');
  const { stdout: json, status: jsonStatus } = verify(stand.dir, '--json');
  const { ok, planes } = JSON.parse(json) as { ok: boolean; planes: Record<string, PlaneReport> };
  expect([jsonStatus, ok]).toEqual([1, false]);
  expect(planes['general']?.breaches).toMatchObject([{ chain: `FINDING#${findingId}`, seq: 4, code: 'value' }]);
  expect(planes['spi']?.breaches).toEqual([]);

  await tamper('kansa-general-ledger', { pk: `FINDING#${findingId}`, sk: '0000000002' }, 'bytes', Buffer.from('{}'));
  expect(verify(stand.dir).stdout).toContain(`FINDING#${findingId} 記録 2 / entry 2`);
});

test('what a killed runtime left behind can be checked', async () => {
  const pid = Number(await readFile(join(stand.dir, 'database.pid'), 'utf8'));
  process.kill(pid, 'SIGKILL');
  expect(verify(stand.dir).status).toBe(1);
});

test('what cannot be read ends with 2 and one sentence', async () => {
  const damaged = join(elsewhere, 'damaged');
  await mkdir(damaged);
  await writeFile(join(damaged, 'database.db'), 'これはデータベースではない'.repeat(500));
  for (const args of [[join(elsewhere, 'nowhere')], [elsewhere], [damaged], ['--no-such-option']]) {
    const { status, stdout, stderr } = verify(...args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.trim().length).toBeGreaterThan(10);
  }
});
