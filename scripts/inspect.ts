import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { acceptedTypes, maxFileBytes } from '#shared/domain/evidence/evidence.ts';
import { extensionOf } from '#shared/domain/evidence/file-name.ts';
import { inspect } from '#shared/adapters/files/inspect.ts';
import { numbersInText } from '#shared/domain/screening/free-text.ts';
import { screenApart } from '#shared/adapters/screening/screen-apart.ts';

const usage = `npm run -s inspect -- FILE…

  FILE   調べるファイル(送信も保存もしません)/ files to look into; nothing is sent or kept

1ファイルに1行、結果をJSONで。個人番号そのものは表示しません。
One JSON line per file; an Individual Number itself is never shown.

verdict: clean, review, suspected, unscannable, rejected
終了コード / exit code: 0 調べ終えた / looked into all, 2 読めないファイルがあった / some file could not be opened`;

/** Media types by extension, without the browser that would say them. */
const types: Readonly<Record<string, string>> = acceptedTypes;

/** The highest resident memory of this process while something runs, in MB: threads included, so that no heap hides. */
const withPeak = async <T>(run: () => Promise<T>): Promise<{ result: T; peakMB: number }> => {
  let peak = process.memoryUsage.rss();
  const look = (): void => void (peak = Math.max(peak, process.memoryUsage.rss()));
  const timer = setInterval(look, 5);
  try {
    const result = await run();
    look();
    return { result, peakMB: Math.round(peak / 2 ** 20) };
  } finally {
    clearInterval(timer);
  }
};

/** The name as it was given, unless a number is in it. */
const shownName = (file: string): string =>
  numbersInText(file).reduce(
    (name, { at, length }) => name.slice(0, at) + '＊'.repeat(length) + name.slice(at + length),
    file,
  );

type Outcome = { verdict: string; reason?: string; hits: readonly object[] };

const lookInto = async (file: string): Promise<Outcome> => {
  const fileName = basename(file);
  const { size } = await stat(file);
  if (size > maxFileBytes) return { verdict: 'rejected', reason: 'tooLarge', hits: [] };
  const bytes = await readFile(file);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const contentType = types[extensionOf(fileName)] ?? '';
  const container = await inspect({ bytes, fileName, contentType, size, sha256 });
  if (container.result !== 'clean') return { verdict: 'rejected', reason: container.reason, hits: [] };
  return screenApart({ fileName, bytes });
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { help: { type: 'boolean', default: false } },
});
if (values.help || positionals.length === 0) {
  console.log(usage);
  process.exit(values.help ? 0 : 2);
}

for (const file of positionals) {
  const started = performance.now();
  try {
    const { result, peakMB } = await withPeak(() => lookInto(file));
    const { verdict, reason, hits } = result;
    const ms = Math.round(performance.now() - started);
    console.log(JSON.stringify({ file: shownName(file), verdict, ...(reason ? { reason } : {}), hits, ms, peakMB }));
  } catch {
    console.error(`開けません / cannot be opened: ${shownName(file)}`);
    process.exitCode = 2;
  }
}
