import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const { resolve } = createRequire(import.meta.url);

/** Browsers a machine may have, before the one npm brings along. */
const installed = [process.env['E2E_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'];

const fontsConfiguration = (fonts: string, cache: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${fonts}</dir><cachedir>${cache}</cachedir></fontconfig>`;

/** Unpacks the browser, its libraries and where its fonts are, once a machine; two that do it at once do not meet. */
const unpacked = (): string => {
  const { version } = JSON.parse(
    readFileSync(join(dirname(resolve('@sparticuz/chromium')), '../package.json'), 'utf8'),
  ) as { version: string };
  const home = join(tmpdir(), `kansa-chromium-${version}`);
  if (existsSync(home)) return home;
  const draft = mkdtempSync(`${home}-`);
  // The package unpacks its libraries only where it takes the machine for a function in the cloud.
  const env = {
    ...process.env,
    TMPDIR: draft,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
    AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x',
  };
  const script = "import c from '@sparticuz/chromium'; await c.executablePath()";
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: import.meta.dirname,
    env,
  });
  if (status !== 0) throw new Error(`The browser could not be unpacked: ${String(stderr)}`);
  try {
    renameSync(draft, home);
  } catch {
    rmSync(draft, { recursive: true });
  }
  return home;
};

const flags = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--disable-dev-shm-usage', '--lang=ja'];

/** Starts a browser that has Japanese letters, whatever the machine has. */
export const startBrowser = (): Promise<Browser> => {
  const found = installed.find((path) => path !== undefined && existsSync(path));
  const home = unpacked();
  const fonts = join(home, 'fontconfig');
  mkdirSync(fonts, { recursive: true });
  const weights = dirname(resolve('@expo-google-fonts/noto-sans-jp/package.json'));
  writeFileSync(join(fonts, 'fonts.conf'), fontsConfiguration(weights, join(fonts, 'cache')));
  return chromium.launch({
    executablePath: found ?? join(home, 'chromium'),
    args: flags,
    env: {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: join(home, 'al2023/lib'),
      FONTCONFIG_FILE: join(fonts, 'fonts.conf'),
    },
  });
};
