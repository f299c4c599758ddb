import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { acceptedTypes } from '#shared/domain/evidence/evidence.ts';
import { extensionOf } from '#shared/domain/evidence/file-name.ts';
import { inspect } from '#shared/adapters/files/inspect.ts';
import { screen } from '#shared/adapters/screening/screen.ts';

// Run as a process of its own, with a look, a path and a name: what one file costs, above what the process costs anyway.

const [look = '', path = '', fileName = ''] = process.argv.slice(2);
const types: Readonly<Record<string, string>> = acceptedTypes;

/** The most memory this process has held: its own, where `maxRSS` would count what it was started from. */
const peakMb = (): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? Number.NaN) / 1024;

const result = async (name: string, bytes: Buffer): Promise<string> => {
  if (look === 'screen') return (await screen({ fileName: name, bytes })).verdict;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const verdict = await inspect({
    bytes,
    fileName: name,
    contentType: types[extensionOf(name)] ?? '',
    size: bytes.length,
    sha256,
  });
  return verdict.result === 'clean' ? 'clean' : verdict.reason;
};

await result('a.txt', Buffer.from('文書の管理について'));
const idleMb = peakMb();
const bytes = readFileSync(path);
const started = performance.now();
const outcome = await result(fileName, bytes);
const seconds = (performance.now() - started) / 1000;
process.stdout.write(JSON.stringify({ outcome, seconds, idleMb, peakMb: peakMb() }));
