import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { webFolder } from '../../scripts/web-folder.ts';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'kansa-root-'));
});
afterAll(async () => rm(root, { recursive: true, force: true }));

test('what cannot be built, or builds nothing, does not go out', async () => {
  await expect(webFolder(root, undefined)).rejects.toThrow('build-web.ts');
  await mkdir(join(root, 'scripts'));
  await writeFile(join(root, 'scripts', 'build-web.ts'), '');
  await expect(webFolder(root, undefined)).rejects.toThrow('dist has no index.html');
});

test('a folder that is asked for is taken, when there is an application in it', async () => {
  await expect(webFolder(root, root)).rejects.toThrow(`${root} has no index.html`);
  await writeFile(join(root, 'index.html'), '<!doctype html>');
  expect(await webFolder(root, root)).toBe(root);
});
