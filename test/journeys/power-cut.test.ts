import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { play, steps } from '../../scripts/demo/play.ts';
import { freePorts, type Running, startProcess } from '../../scripts/demo/runtime.ts';

const verifyScript = fileURLToPath(new URL('../../scripts/verify.ts', import.meta.url));

let dir = '';
let running: Running | undefined;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kansa-power-cut-'));
});
afterAll(async () => {
  await running?.stop();
  await rm(dir, { recursive: true, force: true });
});

/** Steps in whose middle the runtime is killed: each sets work going that must be carried on after it. */
const cuts = [
  '統括責任者が実施を通知し、点検票が各所属に配られる',
  '残り24項目をまとめて回答する',
  '担当者がExcelを提出し、検査を経て保管される',
  '統括責任者が監査報告書を確定し、番号が付く',
  '職員一覧を反映すると、進行中の仕事は後任者に移る',
  '後任者が改善の証跡を出し、課長が完了を報告する',
  '事務局が遅れている所属にまとめて督促する',
  '横展開: 事務局が同じ弱点の有無をほかの2課に尋ねる',
  '記入したExcelを取り込み、課長の承認を求める',
];

test('R3: the runtime is killed in the middle of the work and started again: nothing acknowledged is lost', {
  timeout: 240_000,
}, async () => {
  expect(steps.map(({ title }) => title)).toEqual(expect.arrayContaining(cuts));
  const port = await freePorts();
  running = await startProcess({ dir, port });
  const { url, issuer } = running;
  let restarts: Promise<void> = Promise.resolve();

  // The cut comes while the step is under way: callers see a broken connection and repeat with the same key.
  const cut = async (): Promise<void> => {
    await sleep(5 + Math.random() * 60);
    await running?.kill();
    running = await startProcess({ dir, port });
  };
  const lines: string[] = [];
  const { failed } = await play(
    { url, issuer },
    (line) => lines.push(line),
    async (title) => {
      await restarts;
      if (cuts.includes(title)) restarts = cut();
    },
  );
  await restarts;

  expect(lines.filter((line) => line.startsWith('✗'))).toEqual([]);
  expect(failed).toBe(0);

  await running.kill();
  const verified = spawnSync(process.execPath, [verifyScript, dir], { encoding: 'utf8' });
  expect(verified.stderr).toBe('');
  expect(verified.status, verified.stdout).toBe(0);
  // The database of a killed runtime lives on until the next start: leave none behind.
  running = await startProcess({ dir, port });
});
