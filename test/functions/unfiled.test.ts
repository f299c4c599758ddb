import { afterAll, beforeAll, expect, test } from 'vitest';
import { findingText, handIn } from '#test/support/api-audits.ts';
import { analysisText, viewingText } from '#test/support/api-registers.ts';
import { type ApiWorld, openWorld } from '#test/support/api-world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await openWorld('spi');
});
afterAll(() => world.close());

const place = () => {
  const { auditId = '', departmentId = '' } = world.of('spi').x;
  return { auditId, departmentId };
};
/** How a call ended: `ok`, or the code of its refusal. */
const outcome = async (attempt: Promise<unknown>): Promise<string> => {
  try {
    await attempt;
    return 'ok';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};

test('a finding rests on an analysis of logs and on what was seen on site, as on a file', async () => {
  const { analysisId = '', viewingId = '' } = world.of('spi').x;
  const draft = { ...place(), ...findingText, workpapers: [], evidenceIds: [analysisId, viewingId] };
  const { findingId } = (await world.as('member').spi('finding.create', draft)).body;
  const { evidenceIds } = (await world.as('lead').spi('finding.get', { auditId: place().auditId, findingId })).body;
  expect(evidenceIds).toEqual([analysisId, viewingId]);
  const foreign = { ...draft, evidenceIds: [world.city.personIds['staff'] ?? ''] };
  expect(await outcome(world.as('member').spi('finding.create', foreign))).toBe('incomplete');
});

test('what a finding rests on is not withdrawn by its author; the section is told of no draft', async () => {
  const { analysisId = '', viewingId = '' } = world.of('spi').x;
  const gone = { ...place(), reason: '誤り' };
  const viewing = world.as('member').registers('onsiteViewing.withdraw', { ...gone, viewingId }, { version: 1 });
  expect(await outcome(viewing)).toBe('rule_refused');
  const analysis = world.as('contact').registers('logAnalysis.withdraw', { ...gone, analysisId }, { version: 1 });
  expect(await outcome(analysis)).toBe('ok');
  // A new finding does not rest on what was withdrawn.
  const draft = { ...place(), ...findingText, evidenceIds: [analysisId] };
  expect(await outcome(world.as('member').spi('finding.create', draft))).toBe('incomplete');
});

test('it is corrected as long as there is no report, by whoever recorded it', async () => {
  const { viewingId = '' } = world.of('spi').x;
  const { personIds } = await world.castSealed();
  const viewers = [personIds['member'] ?? '', personIds['lead'] ?? ''];
  const corrected = viewingText(viewers, { outcome: '鍵が掛かり、貸出簿に記入があった。' });
  const edit = { ...place(), viewingId, ...corrected };
  expect(await outcome(world.as('lead').registers('onsiteViewing.edit', edit, { version: 1 }))).toBe('forbidden');
  const { body } = await world.as('member').registers('onsiteViewing.edit', edit, { version: 1 });
  expect(body).toMatchObject({ outcome: corrected.outcome, viewerIds: viewers, version: 2 });
  const stranger = { ...edit, viewerIds: [personIds['head'] ?? ''] };
  expect(await outcome(world.as('member').registers('onsiteViewing.edit', stranger, { version: 2 }))).toBe(
    'incomplete',
  );
});

test('nothing is recorded once the report is out', async () => {
  const { auditId = '', departmentId = '' } = world.of('spi').y;
  const late = { auditId, departmentId, ...analysisText() };
  expect(await outcome(world.as('yContact').registers('logAnalysis.record', late))).toBe('invalid_transition');
});

test('an anomaly says what was done about it, and nothing was done tomorrow', async () => {
  const contact = world.as('contact').registers;
  const record = (over: object) => outcome(contact('logAnalysis.record', { ...place(), ...analysisText(over) }));
  expect(await record({ result: 'anomaly' })).toBe('invalid_input');
  expect(await record({ doneOn: '2099-01-01' })).toBe('rule_refused');
  expect(await record({ periodFrom: '2026-06-01', periodTo: '2026-05-01' })).toBe('invalid_input');
  expect(await record({ itemKeys: ['no-such-item'] })).toBe('incomplete');
});

test('in the special track the officer confirms what nobody could look into, not the section head', async () => {
  const evidenceId = (await handIn(world, 'spi', 'contact', place(), 'スキャン.txt')) ?? '';
  const one = { ...place(), evidenceId };
  const said = { ...one, statement: '個人番号は含まれていない。' };
  await world.as('contact').spi('evidence.declare', said, { version: 4 });
  expect(await outcome(world.as('head').spi('evidence.attest', one, { version: 5 }))).toBe('rule_refused');
  const { may } = (await world.as('head').spi('evidence.get', one)).body;
  expect(may).not.toContain('evidence.attest');
  expect(await outcome(world.as('spiOfficer').spi('evidence.attestAsOfficer', one, { version: 5 }))).toBe('ok');
});
