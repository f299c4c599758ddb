import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { screenApart } from '#shared/adapters/screening/screen-apart.ts';

const folder = new URL('../../fixtures/samples/', import.meta.url);
const pathOf = (name: string): string => fileURLToPath(new URL(name, folder));

type Expected = { verdict: string; alsoAllowed?: string[]; where?: string };
type Line = { file: string; verdict: string; hits: { tier: string; where: string; count: number }[] };
const expected = JSON.parse(readFileSync(pathOf('evidence.expected.json'), 'utf8')) as Record<string, Expected>;
const names = Object.keys(expected);

const inspectFiles = async (...files: string[]): Promise<string> => {
  const script = fileURLToPath(new URL('../../../scripts/inspect.ts', import.meta.url));
  return (await promisify(execFile)(process.execPath, [script, ...files])).stdout;
};

describe('npm run inspect', () => {
  let printed = '';
  let lines: Line[] = [];
  beforeAll(async () => {
    printed = await inspectFiles(...names.map((name) => pathOf(`evidence/${name}`)));
    lines = printed
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
  }, 120_000);

  test.each(names)('P1, P2, P6: %s gets the verdict the office expects', (name) => {
    const { verdict, alsoAllowed = [], where } = expected[name] ?? { verdict: '' };
    const line = lines[names.indexOf(name)];
    expect([verdict, ...alsoAllowed]).toContain(line?.verdict);
    if (where !== undefined) expect(line?.hits.map((hit) => hit.where).join(' ')).toContain(where);
  });

  test('P4: no number in a file is printed', () => {
    const said = lines.map(({ hits }) => JSON.stringify(hits)).join('');
    expect(said.normalize('NFKC')).not.toMatch(/\d{4}/);
  });
});

describe('A file that a reader cannot cope with', () => {
  const file = { fileName: 'a.txt', bytes: Buffer.from('個人番号 '.repeat(1_000_000)) };

  test('is unscannable when it takes too long, and the machine goes on', async () => {
    expect((await screenApart(file, { heapMb: 256, seconds: 0.001 })).verdict).toBe('unscannable');
  });

  test('is unscannable when it takes too much memory', async () => {
    expect((await screenApart(file, { heapMb: 2, seconds: 60 })).verdict).toBe('unscannable');
  });

  test('is no obstacle for the next one', async () => {
    const sound = { fileName: 'a.txt', bytes: Buffer.from('文書の管理について') };
    expect(await screenApart(sound)).toEqual({ verdict: 'clean', hits: [] });
  });
});
