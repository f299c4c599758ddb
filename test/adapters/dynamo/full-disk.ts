import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { verifyPlane } from '#shared/adapters/ledger/verify.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import { callBy, newFinding, staff, warrant } from '#test/support/records.ts';
import { openStore } from '#test/support/store.ts';

// Runs in a mount namespace of its own, on a disk of a few megabytes: fills it, makes room, and says what came of it.
const mount = (...args: string[]): void => void execFileSync('mount', [...args, 'tmpfs', tmpdir()]);

mount('-t', 'tmpfs', '-o', 'size=8m');
const stand = await openStore();
const acknowledged: string[] = [];

const write = async (): Promise<string> => {
  const after = newFinding({ publicSummary: 'あ'.repeat(20_000) });
  const change = { kind: 'finding', before: undefined, after, act: 'finding.create', warrant } as const;
  try {
    await stand.store.commit({ call: callBy(staff(), {}), changes: [change] });
    acknowledged.push(after.findingId);
    return 'ok';
  } catch (error) {
    return error instanceof DomainError ? error.code : `defect: ${String(error)}`;
  }
};

let refusal = 'ok';
while (refusal === 'ok' && acknowledged.length < 1000) refusal = await write();
const before = acknowledged.length;
mount('-o', 'remount,size=64m');
const afterwards = await write();
const { state, ledger } = await stand.rows();
const kept = acknowledged.filter((id) => ledger.some((row) => row.pk === `FINDING#${id}`)).length;
const breaches = verifyPlane({ state, ledger }).breaches.length;
const chains = new Set(ledger.map((row) => row.pk)).size;
await stand.close();
console.log(
  JSON.stringify({ before, refusal, afterwards, lost: acknowledged.length - kept, extra: chains - kept, breaches }),
);
