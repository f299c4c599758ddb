import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

const sources = ['shared', 'functions', 'local', 'infra'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file)),
);

test('zod is imported as a namespace: by name it brings every locale along, 450 KB instead of 93', () => {
  const named = /import\s+(?!type\b)(?!\*)[^;'"]*from\s*['"]zod(?:\/[^'"]*)?['"]/;
  expect(sources.filter((file) => named.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
  expect(sources.length).toBeGreaterThan(100);
});
