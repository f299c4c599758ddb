import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { mediaTypeOf } from '#shared/web/media-types.ts';
import { cacheControl, securityHeaders, type WebConfig } from '#shared/web/security-headers.ts';

export type WebFile = { status: 200 | 404 | 503; headers: Readonly<Record<string, string>>; body: Buffer | string };

export type WebOptions = {
  /** The folder `npm run build:web` writes. */
  dist: string;
  /** What `/config.json` says; asked for that file alone. */
  config: () => Promise<WebConfig>;
  issuer: () => Promise<string>;
  evidence: () => string;
};

const notBuilt = `<!doctype html><html lang="ja"><meta charset="utf-8"><title>Kansa</title>
<p>画面がまだ作られていません。<code>npm run build:web</code> を実行してください。</p>
<p lang="en">The web application has not been built: run <code>npm run build:web</code>.</p>`;

/** Serves the web application as a CDN would: files by name, and its one page for every address without a file. */
export const webFiles = ({ dist, config, issuer, evidence }: WebOptions) => {
  const fileAt = (path: string): string | undefined => {
    const file = join(dist, normalize(path));
    return file.startsWith(dist) && existsSync(file) && statSync(file).isFile() ? file : undefined;
  };
  return async (path: string): Promise<WebFile> => {
    const headers = securityHeaders({
      signIn: [new URL(await issuer()).origin],
      evidence: [new URL(evidence()).origin],
    });
    const answer = (status: WebFile['status'], name: string, body: WebFile['body'], cached = 'no-store'): WebFile => ({
      status,
      headers: { ...headers, 'cache-control': cached, 'content-type': mediaTypeOf(name) ?? 'application/octet-stream' },
      body,
    });
    if (path === '/config.json') return answer(200, path, JSON.stringify(await config()));
    // Names that begin with a dot are for whoever builds.
    const file = path.includes('/.') ? undefined : fileAt(path);
    if (file) return answer(200, file, readFileSync(file), cacheControl(path));
    if (extname(path) !== '') return answer(404, 'index.html', '');
    const page = fileAt('/index.html');
    return page ? answer(200, page, readFileSync(page), 'no-cache') : answer(503, 'index.html', notBuilt);
  };
};
