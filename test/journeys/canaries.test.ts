import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canary, numbersLeftIn } from '../../scripts/demo/canaries.ts';

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kansa-canaries-'));
  await mkdir(join(dir, 'objects', 'blobs'), { recursive: true });
  await writeFile(join(dir, 'rows.db'), '名簿 12345678901');
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const sample = (name: string) => new URL(`../fixtures/samples/evidence/${name}`, import.meta.url);

test('P4: the look for canaries finds nothing where there is nothing', async () => {
  await copyFile(sample('policy-clean.pdf'), join(dir, 'objects', 'blobs', 'clean'));
  expect(await numbersLeftIn(dir, 'started')).toEqual({ files: 2, found: [] });
});

test('P4: and finds them in rows, letters, objects and what was printed', async () => {
  await writeFile(join(dir, 'rows.db'), Buffer.concat([Buffer.of(0, 255), Buffer.from(canary)]));
  await writeFile(
    join(dir, 'mailbox.ndjson'),
    canary.replaceAll(/\d/g, (digit) => String.fromCodePoint(Number(digit) + 0xff10)),
  );
  await copyFile(sample('form-90ms.pdf'), join(dir, 'objects', 'blobs', 'form'));
  const { found } = await numbersLeftIn(dir, `error: ${canary.slice(0, 4)}-${canary.slice(4, 8)}-${canary.slice(8)}`);
  expect(found.toSorted()).toEqual(['form', 'mailbox.ndjson', 'rows.db', 'what it said']);
});
