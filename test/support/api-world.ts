import { actWith, type Api, openApi } from './api.ts';
import {
  auditDraft,
  findingText,
  meetingText,
  type Ids,
  inDays,
  notifiedAudit,
  paperText,
  prepareTrack,
  toExchange,
  until,
  type Track,
  vouchedFor,
} from './api-audits.ts';
import { registered } from './api-registers.ts';
import { type City, foundCity, foundSealedCast, kinds } from './api-people.ts';

const wishX = { sections: ['D101', 'D102'], lead: 'lead', member: 'member', outside: ['external', 'unpromised'] };
const wishY = { sections: ['D106'], lead: 'otherAuditor', member: 'otherMember' };

/** What belongs to one section of an audit: a request that was sent, and a file that was held and is available now. */
const workOf = async (
  api: Api,
  track: Track,
  auditor: string,
  [contact, head]: readonly [string, string],
  where: { auditId: string; departmentId: string },
) => {
  const asking = api.as(auditor)[track];
  const { requestId } = (await asking('request.create', { ...where, title: '受講記録', itemKeys: [] })).body;
  await asking('request.send', { ...where, requestId }, { version: 1 });
  const about = { ...where, requestId, text: '昨年度の記録でもよいですか。' };
  const { questionId } = (await api.as(contact)[track]('question.ask', about)).body;
  return { ...where, requestId, questionId, evidenceId: await vouchedFor(api, track, [contact, head], where) };
};

/** A finding taken through report and instruction, with a follow-up: what no audit before its end can have. */
const improved = async ({ as }: Api, track: Track, auditId: string, findingId: string) => {
  const one = { auditId, findingId };
  const [lead, chief, ciso] = [as('otherAuditor')[track], as('chief')[track], as('ciso')[track]];
  await as('yHead')[track]('finding.confirmFacts', one, { version: 3 });
  await lead('meeting.record', { auditId, departmentId: 'D106', ...meetingText });
  await lead('audit.closeExchange', { auditId }, { version: 8 });
  await chief('audit.finalizeReport', { auditId, summary: '改善を要する。' }, { version: 9 });
  for (;;) if ((await chief('finding.get', one)).body.status === 'finalized') break;
  await ciso('audit.acknowledgeReport', { auditId }, { version: 10 });
  await ciso('finding.instruct', { ...one, text: '改めること。', dueDate: inDays(60) }, { version: 5 });
  await ciso('audit.issueInstructions', { auditId }, { version: 11 });
  const { followUps } = (
    await lead('followUp.create', { ...one, method: 'onSite', plannedOn: inDays(90) }, { version: 6 })
  ).body;
  return followUps[0]?.followUpId ?? '';
};

/** Another section is asked whether it has the same weakness; resolves to the check. */
const checkedElsewhere = async (
  { as }: Api,
  track: Track,
  one: { auditId: string; findingId: string },
  departmentId: string,
) => {
  const ciso = as('ciso')[track];
  const { version } = (await ciso('finding.get', one)).body;
  const order = { title: '鍵の管理', risk: '鍵を持ち出されても気づけない。', dueDate: inDays(30) };
  await ciso('finding.orderHorizontalChecks', { ...one, ...order, sections: [departmentId] }, { version });
  return until(async () => (await ciso('horizontalCheck.list', one)).body.items[0]?.checkId);
};

const presentedFinding = async (
  { as }: Api,
  track: Track,
  lead: string,
  member: string,
  where: { auditId: string; departmentId: string },
  more: { urgency?: 'urgent'; workpaperIds?: string[] } = {},
) => {
  const { auditId, departmentId } = where;
  const { findingId } = (await as(member)[track]('finding.create', { auditId, departmentId, ...findingText, ...more }))
    .body;
  const one = { auditId, findingId };
  await as(lead)[track]('finding.passReview', one, { version: 1 });
  await as(lead)[track]('finding.present', one, { version: 2 });
  return findingId;
};

/** Stands in a section’s note on its second item: whoever else gets to read it has found a leak. */
export const noteMark = '内部限り-7Q4X';

/** Stands in a workpaper on the section of X: nobody of the section reads it, whatever the route. */
export const paperMark = '調書限り-9K2M';
/** Stands in the note that the author of that workpaper keeps for himself. */
export const ownMark = '手控え-3F8V';

/** A workpaper on one section, with its author's own note. */
const paperOf = async (
  { as }: Api,
  track: Track,
  author: string,
  where: { auditId: string; departmentId: string },
  itemKey: string,
) => {
  const member = as(author)[track];
  const { workpaperId } = (await member('workpaper.create', { ...where, ...paperText(itemKey), facts: paperMark }))
    .body;
  await member('workpaper.writeNote', { ...where, workpaperId, version: 0, text: ownMark });
  return workpaperId;
};

/** A list of one audit that was called off and whose time has passed, proposed by the office. */
const dueForDisposal = async (api: Api, track: Track, draft: Parameters<typeof auditDraft>): Promise<string> => {
  const { auditId } = (await api.as('office')[track]('audit.create', auditDraft(...draft))).body;
  await api.as('chief')[track]('audit.cancel', { auditId, reason: '重複のため。' }, { version: 1 });
  const yearsLater = new Date(Date.now() + 8 * 365 * 86_400_000);
  const later = actWith(await api.backend.functionsAt(() => yearsLater));
  return (
    await later('office')[track]('disposal.propose', {
      files: [{ kind: 'audit', id: auditId }],
    })
  ).body.disposalId;
};

/** Everybody who may know of a sealed audit has stated what for; to the others it is not there. */
const enter = async ({ as }: Api, ...auditIds: string[]): Promise<void> => {
  const visits = kinds.flatMap((kind) =>
    auditIds.map((auditId) => as(kind).seal('visit.begin', { auditId, purpose: '監査の実施' })),
  );
  await Promise.allSettled(visits);
};

/** Two audits of a track that share nobody: X in its exchange of opinions, Y in its improvement. */
const furnish = async (api: Api, track: Track, city: City) => {
  const { itemKeys, ...shared } = await prepareTrack(api, track);
  const prepared = { ...shared, itemKeys };
  const [auditX, auditY] = [
    await notifiedAudit(api, track, city, prepared, track === 'spi' ? { ...wishX, outside: [] } : wishX),
    await notifiedAudit(api, track, city, prepared, wishY),
  ];
  const workX = await workOf(api, track, 'member', ['contact', 'head'], { auditId: auditX, departmentId: 'D101' });
  const workY = await workOf(api, track, 'otherMember', ['yContact', 'yHead'], {
    auditId: auditY,
    departmentId: 'D106',
  });
  const note = { auditId: auditX, departmentId: 'D101', itemKey: itemKeys[1] ?? '', version: 0, text: noteMark };
  await api.as('contact')[track]('sectionNote.write', note);
  await toExchange(api, track, auditX, wishX);
  await toExchange(api, track, auditY, wishY);
  await api.as('lead')[track]('meeting.record', { auditId: auditX, departmentId: 'D101', ...meetingText });
  const [paperX, paperY] = [
    await paperOf(api, track, 'member', { auditId: auditX, departmentId: 'D101' }, itemKeys[0] ?? ''),
    await paperOf(api, track, 'otherMember', { auditId: auditY, departmentId: 'D106' }, itemKeys[0] ?? ''),
  ];
  const findingX = await presentedFinding(api, track, 'lead', 'member', workX, { workpaperIds: [paperX] });
  const findingY = await presentedFinding(api, track, 'otherAuditor', 'otherMember', workY, {
    workpaperIds: [paperY],
  });
  const draft = { auditId: auditX, departmentId: 'D101', ...findingText };
  const { findingId: draftX } = (await api.as('member')[track]('finding.create', draft)).body;
  const followUpId = await improved(api, track, auditY, findingY);
  const elsewhere = { auditId: auditX, departmentId: 'D102' };
  const urgent = await presentedFinding(api, track, 'lead', 'member', elsewhere, { urgency: 'urgent' });
  const checkX = await checkedElsewhere(api, track, { auditId: auditX, findingId: urgent }, 'D101');
  const checkY = await checkedElsewhere(api, track, { auditId: auditY, findingId: findingY }, 'D103');
  if (track === 'spi') await enter(api, auditX, auditY);
  const disposalId = await dueForDisposal(api, track, [city, prepared, wishY]);
  const sealed: Ids = track === 'spi' ? await registered(api, city, auditX) : {};
  const common = { ...shared, disposalId, itemKey: itemKeys[0] ?? '', followUpId };
  const people = { personId: city.personIds['staff'] ?? '', postId: city.postIds['staff'] ?? '' };
  const x: Ids = {
    ...common,
    ...sealed,
    ...people,
    ...workX,
    findingId: findingX,
    checkId: checkX,
    workpaperId: paperX,
  };
  const y: Ids = { ...common, ...people, ...workY, findingId: findingY, checkId: checkY, workpaperId: paperY };
  return { x, y, draft: { ...x, findingId: draftX } as Ids };
};
export type Furnished = Awaited<ReturnType<typeof furnish>>;

/** A backend with a city and, in the wanted tracks, the records every route needs to be asked about. */
export const openWorld = (...tracks: Track[]) => openWorldWith({}, ...tracks);

export const openWorldWith = async (options: Parameters<typeof openApi>[0], ...tracks: Track[]) => {
  const api = await openApi(options);
  try {
    const city = await foundCity(api);
    const records: Partial<Record<Track, Furnished>> = {};
    let sealed: Promise<City> | undefined;
    const castSealed = (): Promise<City> => (sealed ??= foundSealedCast(api, city));
    const add = async (track: Track): Promise<void> => {
      records[track] = await furnish(api, track, track === 'spi' ? await castSealed() : city);
    };
    for (const track of tracks) await add(track);
    const of = (track: Track): Furnished => {
      const found = records[track];
      if (!found) throw new Error(`${track} was not furnished`);
      return found;
    };
    return { ...api, city, of, add, castSealed };
  } catch (error) {
    await api.close();
    throw error;
  }
};
export type ApiWorld = Awaited<ReturnType<typeof openWorld>>;
