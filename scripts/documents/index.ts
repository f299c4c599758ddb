import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openApi } from '#shared/contract/openapi.ts';
import { holidaysModule } from './holidays.ts';
import { lifecyclesPage } from './lifecycles.ts';
import { permissionsPage } from './permissions.ts';
import { problemsPage } from './problems.ts';

/** Everything that follows from the code or from a package, by its path from the project's root. */
export const documents = (): Readonly<Record<string, string>> => ({
  'docs/openapi.json': `${JSON.stringify(openApi(), undefined, 2)}\n`,
  'docs/lifecycles.md': lifecyclesPage(),
  'docs/permissions.md': permissionsPage(),
  'docs/problems.md': problemsPage(),
  'shared/adapters/calendar/holidays.ts': holidaysModule(),
});

const onDisk = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

/** The files that differ from what the code says now. */
export const staleDocuments = (root: string): string[] =>
  Object.entries(documents()).flatMap(([path, text]) => (onDisk(join(root, path)) === text ? [] : [path]));

/** Writes what differs and returns its paths. */
export const writeDocuments = (root: string): string[] => {
  const stale = staleDocuments(root);
  const current = documents();
  for (const path of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), current[path] ?? '');
  }
  return stale;
};
