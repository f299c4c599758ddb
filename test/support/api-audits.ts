import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { dayOf, fiscalYearOf } from '#shared/kernel/calendar.ts';
import type { Api } from './api.ts';
import type { City } from './api-people.ts';

export type Track = 'general' | 'spi';
export type Ids = Readonly<Record<string, string>>;

export const year = fiscalYearOf(dayOf(new Date()));
export const inDays = (days: number): string => dayOf(new Date(Date.now() + days * 86_400_000));

const sample = readFileSync(new URL('../../local/seed/checklist.csv', import.meta.url)).toString('base64');
export const checklistFile = { fileName: '点検票.csv', content: sample };

/** Waits for what follows from a change: a distribution, an inspection. */
export const until = async <T>(look: () => Promise<T | undefined>): Promise<T> => {
  for (let n = 0; n < 400; n += 1) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await sleep(25);
  }
  throw new Error('what should have followed from a change did not come');
};

export const findingText = {
  title: '鍵管理簿の記入の遅れ',
  severity: 'MINOR_NC' as const,
  urgency: 'normal' as const,
  fact: '記入が1週間以上遅れていた。',
  criterion: '対策基準 2.4',
  cause: '代わりの担当者がいない。',
  effect: '',
  recommendation: '代わりの担当者を決める。',
  itemKeys: [],
  evidenceIds: [],
  workpapers: ['監査調書 1-1'],
  relatedFindingIds: [],
  guidelineEdition: 'R7.3',
};

export const paperText = (itemKey: string) => ({
  itemKeys: [itemKey],
  method: 'interview' as const,
  procedure: '鍵の受渡しを聞き取った。',
  interviewedPosts: ['窓口係長'],
  doneOn: inDays(0),
  facts: '記入が遅れていた。',
  evidenceIds: [],
  conclusion: '改善を要する。',
});

const inPlan = ['D101', 'D102', 'D103', 'D106'].map((departmentId) => ({
  departmentId,
  method: 'both' as const,
  month: 9,
}));

export const meetingText = { heldOn: inDays(0), attendees: '課長', summary: '相違ない。' };

/** A saved mapping for files unlike the checklist of these worlds. */
export const otherHeadings = {
  name: '施設管理課の様式',
  sheets: [{ headings: ['整理', '見るところ', '持ち物'], headerRows: 1 as const, columns: { no: 0, question: 1 } }],
};

/** A published checklist and an approved plan of the year: what every audit of a track starts from. */
export const prepareTrack = async ({ as }: Api, track: Track) => {
  const office = as('office')[track];
  const { profileId } = (await office('mappingProfile.save', otherHeadings)).body;
  const { previewHash, items } = (await office('checklist.preview', checklistFile)).body;
  const head = { previewHash, title: '点検票', guidelineEdition: 'R7.3' };
  const { checklistId } = (await office('checklist.import', { ...checklistFile, ...head })).body;
  const checklist = { checklistId, checklistVersion: '1' };
  await as('chief')[track]('checklist.publish', checklist, { version: 1 });
  const planId = `annual-${year}-1`;
  await office('plan.create', {
    kind: 'annual',
    fiscalYear: year,
    title: '年度監査計画',
    policy: '',
    sections: inPlan,
  });
  await as('chief')[track]('plan.submit', { planId }, { version: 1 });
  await as('ciso')[track]('plan.approve', { planId, committeeDate: inDays(0) }, { version: 2 });
  return { ...checklist, profileId, planId, itemKeys: items.map((i) => i.itemKey) };
};
export type Prepared = Awaited<ReturnType<typeof prepareTrack>>;

type Wish = { sections: readonly string[]; lead: string; member: string; outside?: readonly string[] };

export const auditDraft = (
  { personIds }: City,
  { checklistId, planId }: Prepared,
  { sections, lead, member, outside = [] }: Wish,
) => ({
  fiscalYear: year,
  planId,
  title: '財政・保育所属の監査',
  kind: outside.length > 0 ? ('joint' as const) : ('internal' as const),
  purpose: '規程の遵守状況を確かめる。',
  scope: '',
  method: 'both' as const,
  opinionType: 'advisory' as const,
  criteria: '対策基準',
  checklistId,
  checklistVersion: 1,
  startsOn: inDays(0),
  endsOn: inDays(120),
  sections: [...sections],
  team: [
    { personId: personIds[lead] ?? '', role: 'lead' as const },
    ...[member, ...outside].map((name) => ({ personId: personIds[name] ?? '', role: 'member' as const })),
  ],
});

/** An audit that has been notified: every section has its checklist. */
export const notifiedAudit = async ({ as }: Api, track: Track, city: City, prepared: Prepared, wish: Wish) => {
  const chief = as('chief')[track];
  const { auditId } = (await as('office')[track]('audit.create', auditDraft(city, prepared, wish))).body;
  await as(wish.lead)[track]('audit.submitPlan', { auditId }, { version: 1 });
  await chief('audit.approve', { auditId }, { version: 2 });
  await chief('audit.notify', { auditId, dueDate: inDays(14), noticeNo: '監法第1号' }, { version: 3 });
  await until(async () => {
    const { items } = (await chief('audit.board', { auditId })).body;
    return items.length === wish.sections.length || undefined;
  });
  return auditId;
};

/** From the notice to the exchange of opinions, nothing answered: every section goes on without its checklist. */
export const toExchange = async ({ as }: Api, track: Track, auditId: string, { sections, lead }: Wish) => {
  const leader = as(lead)[track];
  const excused = sections.map((departmentId) => ({ departmentId, reason: '災害対応のため。' }));
  await leader('audit.startPreliminary', { auditId }, { version: 4 });
  await leader('audit.startFieldwork', { auditId, proceedWithout: excused }, { version: 5 });
  await leader('audit.endFieldwork', { auditId, unconfirmed: excused }, { version: 6 });
  await leader('audit.openExchange', { auditId }, { version: 7 });
};

/** Announces a file, sends its bytes to the evidence host, and completes; resolves when the inspection has ended. */
export const handIn = async (
  { as }: Api,
  track: Track,
  sub: string,
  where: { auditId: string; departmentId: string },
  fileName = '記録.txt',
) => {
  const bytes = Buffer.from(`受講記録 ${Math.random()}\n`);
  const file = { fileName, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  const mine = as(sub)[track];
  const { evidence, upload } = (await mine('evidence.create', { ...where, ...file })).body;
  const { evidenceId } = evidence;
  await fetch(upload?.url ?? '', { method: 'PUT', headers: upload?.headers ?? {}, body: bytes });
  await mine('evidence.complete', { ...where, evidenceId }, { version: 1 });
  return until(async () => {
    const { status } = (await mine('evidence.get', { ...where, evidenceId })).body;
    return ['available', 'held_unscannable'].includes(status) ? evidenceId : undefined;
  });
};

/** A file nobody could look into, until its uploader has declared and somebody else has confirmed what is not in it. */
export const vouchedFor = async (
  api: Api,
  track: Track,
  [contact, head]: readonly [string, string],
  where: { auditId: string; departmentId: string },
) => {
  const evidenceId = await handIn(api, track, contact, where, 'スキャン.txt');
  const one = { ...where, evidenceId };
  await api.as(contact)[track]('evidence.declare', { ...one, statement: '個人番号は含まれていない。' }, { version: 4 });
  await (track === 'general'
    ? api.as(head).general('evidence.attest', one, { version: 5 })
    : api.as('spiOfficer').spi('evidence.attestAsOfficer', one, { version: 5 }));
  return until(async () => {
    const { status } = (await api.as(contact)[track]('evidence.get', one)).body;
    return status === 'available' ? evidenceId : undefined;
  });
};
