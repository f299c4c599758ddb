import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { webFolder } from '../../scripts/web-folder.ts';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'kansa-root-'));
});
afterAll(async () => rm(root, { recursive: true, force: true }));

test('without an application a page says that it is missing', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  const page = await readFile(join(await webFolder(root, undefined), 'index.html'), 'utf8');
  expect(page).toContain('画面はまだ組み込まれていません');
  expect(said).toHaveBeenCalledOnce();
  said.mockRestore();
});

test('a folder that is asked for is taken, when there is an application in it', async () => {
  await expect(webFolder(root, root)).rejects.toThrow(`${root} has no index.html`);
  await writeFile(join(root, 'index.html'), '<!doctype html>');
  expect(await webFolder(root, root)).toBe(root);
});
