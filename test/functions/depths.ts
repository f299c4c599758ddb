import { functionServing } from '#functions/manifest.ts';
import { type Api, openApi, type Reply } from '#test/support/api.ts';
import { findingText, inDays, meetingText, otherHeadings, paperText } from '#test/support/api-audits.ts';
import { foundCity, type Person, subjectOf } from '#test/support/api-people.ts';
import { askFor, routesOf } from '#test/support/api-requests.ts';
import { createMeter, depthOf, type Meter } from '#test/support/meter.ts';
import { call, type Chapter, type Notes, ofLaterYears, ofSpecialTrack } from './replay-chapter.ts';
import { createPlayer, type Player } from './replay-player.ts';
import { story } from './replay-story.ts';

export type Measured = {
  /** For each route, the most requests to the database one after another in any call that succeeded. */
  depths: ReadonlyMap<string, number>;
  /** Routes that were never called with success. */
  missing: readonly string[];
};

/** Not judged: files and workbooks come and go in steps of their own, once in an audit or a year. */
export const isApart = (name: string): boolean =>
  ['evidence.create', 'evidence.complete', 'evidence.download', 'checklist.import'].includes(name) ||
  /\.(preview|apply|export|template)$/.test(name);

const tracks = ['directory', 'general'] as const;
const allRoutes = tracks.flatMap((plane) => routesOf(plane).map(([name, route]) => ({ plane, name, route })));
const reads = allRoutes.filter(({ route }) => route.method === 'GET');
const readers = ['office', 'chief', 'spiOfficer', 'lead', 'member', 'head', 'contact'] as const satisfies Person[];

/** What the story of all POSTs leaves out: the PUTs, each after the step that makes it possible. */
const edits: Readonly<Record<string, (player: Player) => Chapter[]>> = {
  'department.create': () => [call('admin', 'department.edit', { name: '消防本部', implementingBody: '消防' })],
  'person.create': () => [call('office', 'person.edit', { name: '新人', email: 'new@mihon.example' })],
  'plan.create': () => [
    call('office', 'plan.edit', {
      title: '年度監査計画',
      policy: '',
      sections: ['D101', 'D102'].map((departmentId) => ({ departmentId, method: 'both', month: 9 })),
    }),
  ],
  'mappingProfile.save': () => [call('office', 'mappingProfile.edit', { ...otherHeadings, name: '様式2' })],
  'audit.create': ({ notes }) => [
    call('office', 'audit.edit', auditEdit, { over: () => ({ auditId: String(notes.last['auditId']) }) }),
  ],
  'audit.changeTeam': () => [
    call('peerContact', 'assignment.acknowledge', {}, { over: () => ({ departmentId: 'D102' }) }),
    call('peerContact', 'response.answer', first, {
      over: ({ keys }) => ({ departmentId: 'D102', itemKey: keys[0] ?? '' }),
    }),
  ],
  'response.answerMany': () => [
    call('contact', 'sectionNote.write', { version: 0, text: '係長に確かめた。' }, { over: firstItem }),
  ],
  'meeting.record': ({ notes }) => [
    call('lead', 'meeting.edit', meetingText, { over: () => ({ departmentId: String(notes.last['departmentId']) }) }),
  ],
  'response.judgeMany': () => [
    call('lead', 'response.judge', { version: 2, auditResult: 'conform' }, { over: firstItem }),
  ],
  'workpaper.create': () => [
    call('member', 'workpaper.edit', ({ keys }) => paperText(keys[0] ?? ''), sectionD101),
    call('member', 'workpaper.writeNote', { version: 0, text: '次回に確かめる。' }, sectionD101),
  ],
  'finding.create': () => [call('member', 'finding.edit', edited, { over: written })],
};

/** The finding that was just written, written again. */
const edited: Chapter['body'] = ({ last: { severity, evidenceIds, itemKeys } }) => ({
  ...findingText,
  severity,
  evidenceIds,
  itemKeys,
});
const written = ({ last }: Notes) => ({ auditId: String(last['auditId']), findingId: String(last['findingId']) });

const sectionD101 = { over: () => ({ departmentId: 'D101' }) };

const firstItem = ({ keys }: Notes) => ({ itemKey: keys[0] ?? '' });

const first = { version: 0, selfResult: 'conform' };

const auditEdit: Chapter['body'] = ({ ids, people }) => ({
  title: '財政・保育所属の監査',
  kind: 'internal',
  purpose: '遵守状況を確かめる。',
  scope: '',
  method: 'both',
  opinionType: 'advisory',
  criteria: '対策基準',
  checklistId: ids['checklistId'],
  checklistVersion: 1,
  startsOn: inDays(0),
  endsOn: inDays(120),
  sections: ['D101', 'D102'],
  team: [
    { personId: people['lead'], role: 'lead' },
    { personId: people['member'], role: 'member' },
  ],
});

/** Steps after which everybody looks at everything: lists differ with what there is. */
const moments = ['assignment.return', 'evidence.complete', 'audit.finalizeReport', 'followUp.create'];

/** Who a person is, each function finds out once in its life: that is no part of a call's usual depth. */
const introduce = async (api: Api): Promise<void> => {
  const doors = new Map(reads.map((read) => [`${read.plane}/${functionServing(read.plane, read.name)}`, read]));
  const people = new Set([...readers, ...story.map(({ who }) => who), 'peerContact' as const]);
  for (const { plane, name } of doors.values())
    for (const person of people) await api.ask(subjectOf(person), askFor(plane, name, {}));
};

/** What the story has no example of. */
const unplayed: readonly string[] = [...ofSpecialTrack, ...ofLaterYears, 'disposal.get'];

const play = async (api: Api, meter: Meter, depths: Map<string, number>): Promise<void> => {
  const player = createPlayer(api, await foundCity(api));
  await introduce(api);
  const { notes } = player;

  const measured = async (name: string, work: () => Promise<Reply>): Promise<Reply> => {
    const { result, requests } = await meter.during(work);
    if (result.status < 300) depths.set(name, Math.max(depths.get(name) ?? 0, depthOf(requests)));
    return result;
  };

  const act = async (chapter: Chapter): Promise<void> => {
    const request = await player.requestOf(chapter);
    const reply = await measured(chapter.name, () => api.ask(subjectOf(chapter.who), request));
    if (reply.status >= 300) throw new Error(`${chapter.name}: ${reply.text} ${api.log.join()}`);
    await player.conclude(chapter, reply);
  };

  const lookAround = async (): Promise<void> => {
    const ids = { ...notes.ids, findingId: notes.ids['upheld'] ?? '', itemKey: notes.keys[0] ?? '' };
    for (const { plane, name } of reads)
      for (const reader of readers) await measured(name, () => api.ask(subjectOf(reader), askFor(plane, name, ids)));
  };

  for (const chapter of story) {
    await act(chapter);
    for (const edit of edits[chapter.name]?.(player) ?? []) await act(edit);
    if (moments.includes(chapter.name)) await lookAround();
  }
};

/** Plays the story of a whole audit, and beside it every route the story leaves out, as everybody who may. */
export const measureDepths = async (): Promise<Measured> => {
  const meter = createMeter();
  const api = await openApi({ watch: meter.watch });
  const depths = new Map<string, number>();
  try {
    await play(api, meter, depths);
    if (api.log.length > 0) throw new Error(api.log.join('\n'));
  } finally {
    await api.close();
  }
  const missing = allRoutes.map(({ name }) => name).filter((name) => !depths.has(name) && !unplayed.includes(name));
  return { depths, missing };
};
