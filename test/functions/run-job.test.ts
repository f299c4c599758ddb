import type { SQSRecord } from 'aws-lambda';
import { ulid } from 'ulid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tableNamesOf } from '#local/names.ts';
import createRunner from '#functions/workers/run-job.ts';
import { unborn } from '#shared/domain/scalars.ts';
import type { Evidence } from '#shared/domain/evidence/evidence.ts';
import { openBytes, sha256Of } from '#test/support/bytes.ts';
import { callBy, staff, warrant } from '#test/support/records.ts';
import { openStore, type StoreStand } from '#test/support/store.ts';

let stand: StoreStand;
let bytes: Awaited<ReturnType<typeof openBytes>>;
beforeAll(async () => {
  stand = await openStore();
  bytes = await openBytes();
});
afterAll(async () => {
  await bytes.close();
  await stand.close();
});

test('a file whose malware scan still runs goes to the back of the queue, by itself, until the scanner has spoken', async () => {
  const queued: { job: object; seconds: number | undefined }[] = [];
  const run = createRunner(
    {
      PLANE: 'general',
      CITY: 'city.example',
      STATE_TABLE: tableNamesOf('general').state,
      LEDGER_TABLE: tableNamesOf('general').ledger,
      DIRECTORY_TABLE: tableNamesOf('directory').state,
      QUARANTINE_BUCKET: 'quarantine',
      VAULT_BUCKET: 'vault',
      MALWARE_SCANNER: 'guardduty',
      CURSOR_KEY: 'k'.repeat(64),
      MAIL_FROM: 'kansa@city.example',
      AWS_ENDPOINT_URL_DYNAMODB: stand.endpoint,
      ...bytes.access,
    },
    {
      log: { info: () => {}, error: (event, facts) => console.error(event, facts) },
      jobs: async (job, after) => void queued.push({ job, seconds: after?.seconds }),
      inspector: async () => ({ result: 'clean' }),
    },
  );
  const content = Buffer.from('証跡');
  const file: Evidence = {
    ...unborn,
    auditId: ulid(),
    departmentId: 'D210',
    evidenceId: ulid(),
    status: 'quarantine',
    fileName: '記録.txt',
    contentType: 'text/plain',
    size: content.byteLength,
    sha256: sha256Of(content),
    itemKeys: [],
    uploadedBy: ulid(),
    issuedAt: new Date().toISOString(),
    receivedAt: new Date().toISOString(),
  };
  const version = await bytes.send(file, content);
  const after = { ...file, quarantineVersion: version };
  const change = { kind: 'evidence', before: undefined, after, act: 'evidence.create', warrant } as const;
  await stand.store.commit({ call: callBy(staff()), changes: [change] });
  const { auditId, departmentId, evidenceId } = file;
  const ref = { kind: 'evidence', auditId, departmentId, evidenceId } as const;
  const job = { type: 'job', job: 'inspectEvidence', auditId, departmentId, evidenceId };
  const deliver = () => run({ Records: [{ messageId: 'm', body: JSON.stringify(job) } as SQSRecord] });

  expect(await deliver()).toEqual({ batchItemFailures: [] });
  expect(queued).toEqual([{ job, seconds: 15 }]);
  expect((await stand.store.load(ref))[0]).toMatchObject({ status: 'scanning' });

  await bytes.tag(file, version, { GuardDutyMalwareScanStatus: 'NO_THREATS_FOUND' });
  expect(await deliver()).toEqual({ batchItemFailures: [] });
  expect(queued).toHaveLength(1);
  expect((await stand.store.load(ref))[0]).toMatchObject({ status: 'available', malware: 'clean' });
});
