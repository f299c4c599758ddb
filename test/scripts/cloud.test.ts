import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { commands } from '../../scripts/cloud/commands.ts';

const run = (args: string[], input = '') => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/cloud.ts', ...args], {
    encoding: 'utf8',
    input,
    env: { PATH: process.env['PATH'], HOME: '/nonexistent', NODE_NO_WARNINGS: '1' },
  });
  return { status, said: stdout + stderr };
};

test.each([
  [[], 'という操作はありません'],
  [['explode', '--stage', 'dev'], 'という操作はありません'],
  [['deploy'], '--stage に dev、prod、private'],
  [['diff', '--stage', 'staging'], '--stage に dev、prod、private'],
  [['destroy', '--stage', 'prod'], 'prod には使えません'],
  [['destroy', '--stage', 'private'], 'private には使えません'],
  [['deploy', '--stage', 'dev', '--force'], "Unknown option '--force'"],
])('%j is refused in words, before anything is built', (args, sentence) => {
  const { status, said } = run(args);
  expect(status).toBe(2);
  expect(said).toContain(sentence);
  expect(said).not.toMatch(/\n\s+at /);
});

test('dev is taken away only when its name is typed', () => {
  for (const typed of ['', 'y\n', 'yes\n', 'prod\n', 'DEV\n']) {
    const { status, said } = run(['destroy', '--stage', 'dev'], typed);
    expect([typed, status]).toEqual([typed, 2]);
    expect(said).toContain('何も変わっていません');
  }
});

test('no command deploys without asking, and only dev can be destroyed', () => {
  expect(commands['deploy']?.cdk('dev')).toEqual(expect.arrayContaining(['--require-approval', 'broadening']));
  expect(commands['destroy']).toMatchObject({ only: ['dev'], confirmed: true });
});
