import { readFileSync } from 'node:fs';
import { openApi } from '#shared/contract/openapi.ts';
import { docsPage } from './page.ts';

/** Made when first asked for, then kept: the contract does not change while the process runs. */
const once = (make: () => string): (() => string) => {
  let made: string | undefined;
  return () => (made ??= make());
};

/** The pages that describe the API, by path, for the gateway to serve. */
export const docsRoutes: Readonly<Record<string, { type: string; body: () => string }>> = {
  '/docs': { type: 'text/html; charset=utf-8', body: once(() => docsPage(openApi())) },
  '/docs/docs.css': {
    type: 'text/css; charset=utf-8',
    body: once(() => readFileSync(new URL('./docs.css', import.meta.url), 'utf8')),
  },
  '/docs/openapi.json': {
    type: 'application/json; charset=utf-8',
    body: once(() => `${JSON.stringify(openApi(), undefined, 2)}\n`),
  },
};
