import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRows, clientConfigFor } from '#local/database/index.ts';
import { tableNamesOf } from '#local/names.ts';
import { documentClient } from '#shared/adapters/dynamo/client.ts';
import { verifyPlane } from '#shared/adapters/ledger/verify.ts';
import { readWorkbook } from '#shared/adapters/workbook/read-workbook.ts';
import { inDays, year } from '#test/support/api-audits.ts';
import { analysisText, outsourcingText, workText } from '#test/support/api-registers.ts';
import { type ApiWorld, openWorld } from '#test/support/api-world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await openWorld('spi');
  const { postIds } = await world.castSealed();
  // The section of audit Y, which is reported: two works, one of them confirmed, and a contractor.
  const [head, contact] = [world.as('yHead').registers, world.as('yContact').registers];
  const section = { departmentId: 'D106' };
  const enter = async (over: object) => {
    const text = workText(postIds['yContact'] ?? '', over);
    const { workId } = (await contact('spiWork.create', { ...section, ...text })).body;
    await head('spiWork.enter', { ...section, workId }, { version: 1 });
    return workId;
  };
  const workId = await enter({ pia: { level: 'basic', number: '12', publishedOn: '2025-10-01' } });
  await enter({ name: '=1+1 契約事務' });
  const said = { fiscalYear: year, rulesInPlace: true, toTrain: 12, trained: 11, logsAnalysedOn: inDays(0) };
  await head('spiWork.confirm', { ...section, workId, ...said }, { version: 2 });
  const { outsourcingId } = (await contact('outsourcing.create', { ...section, ...outsourcingText([workId]) })).body;
  const one = { ...section, outsourcingId };
  await contact('outsourcing.checkSelection', { ...one, checkedOn: '2025-03-10', result: 'adequate' }, { version: 1 });
  const agreed = { company: '有限会社みなと', scope: '照合', consentedOn: inDays(0) };
  await head('outsourcing.consent', { ...one, ...agreed }, { version: 2 });
  // The section of audit X analyses its logs within the audit.
  const { auditId = '', departmentId = '', workId: drafted = '' } = world.of('spi').x;
  await world.as('head').registers('spiWork.enter', { departmentId, workId: drafted }, { version: 1 });
  const done = { auditId, departmentId, ...analysisText({ doneOn: inDays(0) }) };
  await world.as('contact').registers('logAnalysis.record', done);
});
afterAll(() => world.close());

const report = async (fiscalYear: number) =>
  (await world.as('chiefIs').registers('ppcReport.get', { fiscalYear })).body;

describe('data of a fiscal year for the report to the PPC', () => {
  test('every section with works in the register, under its implementing body', async () => {
    const { bodies, asOf } = await report(year);
    expect(asOf).toBe(inDays(0));
    expect(bodies.map((b) => [b.implementingBody, b.sections.map((s) => s.departmentId)])).toEqual([
      ['市長部局', ['D101', 'D106']],
    ]);
    const [x, y] = bodies[0]?.sections ?? [];
    expect(y).toMatchObject({
      departmentName: '契約課',
      works: 2,
      confirmed: 1,
      rulesInPlace: 1,
      audits: [{ method: 'both', reportedOn: inDays(0) }],
      findings: [{ severity: 'MINOR_NC', open: 1, closed: 0 }],
      logAnalysis: { done: true, records: 0, lastOn: inDays(0) },
      training: { toTrain: 12, trained: 11, rate: 91.7 },
      outsourcing: { contracts: 1, checkedBeforeSelection: 1, checkedInYear: 0, reContractors: 1 },
      pia: { published: 1, unpublished: 0, notRequired: 0, undecided: 1 },
    });
    // Audit X is not reported: it is not done, and its findings are not the section's yet.
    expect(x).toMatchObject({ confirmed: 0, findings: [], logAnalysis: { done: true, lastOn: inDays(0) } });
    expect(x?.audits.map((a) => a.reportedOn)).toEqual([undefined]);
    expect(x?.training).toEqual({ toTrain: 0, trained: 0 });
  });

  test('a year in which nothing was done says so, and one before every work has no section', async () => {
    const { bodies, asOf } = await report(year - 1);
    expect(asOf).toBe(`${year}-03-31`);
    expect(bodies[0]?.sections[1]).toMatchObject({
      confirmed: 0,
      audits: [],
      logAnalysis: { done: false, records: 0 },
    });
    expect((await report(2020)).bodies).toEqual([]);
  });

  test('as a workbook: a sheet of sections, one of audits, one of findings', async () => {
    const { content } = (await world.as('office').registers('ppcReport.workbook', { fiscalYear: year })).body;
    const sheets = await readWorkbook(Buffer.from(content, 'base64'));
    expect(sheets.map((s) => s.name)).toEqual(['所属別', '監査', '指摘事項']);
    const [header = [], ...rows] = sheets[0]?.rows ?? [];
    const at = header.indexOf('研修の対象者');
    expect(rows.map((row) => row[at])).toEqual(['0', '12']);
  });
});

test('all that was written stands in chains that verify', async () => {
  await world.rest();
  const doc = documentClient(clientConfigFor(world.backend.endpoints.database));
  const { state, ledger } = tableNamesOf('spi');
  const rows = { state: await allRows(doc, state), ledger: await allRows(doc, ledger) };
  doc.destroy();
  expect(verifyPlane(rows).breaches).toEqual([]);
  expect(world.log).toEqual([]);
});
