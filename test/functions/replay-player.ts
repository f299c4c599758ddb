import { createHash } from 'node:crypto';
import { contract, type Plane } from '#shared/contract/index.ts';
import { parameterNames } from '#shared/contract/route.ts';
import { type Api, type Ask, type Reply, routeOf } from '#test/support/api.ts';
import { until } from '#test/support/api-audits.ts';
import type { City, Person } from '#test/support/api-people.ts';
import { filledIn } from '#test/support/package-files.ts';
import type { Chapter, Notes } from './replay-chapter.ts';

const bytes = Buffer.from('0123456789abcdef');
const sha256 = createHash('sha256').update(bytes).digest('hex');

export const planeOf = (name: string): Plane => (name in contract.directory ? 'directory' : 'general');

/** The route that shows the record a command changes. */
const shownBy: Readonly<Record<string, string>> = {
  remediation: 'finding.get',
  followUp: 'finding.get',
  request: 'request.list',
  question: 'question.list',
  response: 'response.list',
  hold: 'audit.get',
  planHold: 'plan.get',
  checklistHold: 'checklist.get',
};

/** Who reads what the chief auditor does not: drafts of requests are the auditors' own, saved mappings the office's. */
const readers: Readonly<Record<string, Person>> = { request: 'member', mappingProfile: 'office' };

/** Plays chapters of the story, one after another, in a city of its own. */
export const createPlayer = (api: Api, { personIds, postIds }: City) => {
  const notes: Notes = { ids: {}, last: {}, keys: [], people: personIds, posts: postIds };

  const read = async (name: string, ids: Notes['ids']): Promise<Reply> => {
    const [group = ''] = name.split('.');
    const usual = planeOf(name) === 'directory' ? 'office' : 'chief';
    const reader = readers[group] ?? usual;
    return api.ask(reader, { plane: planeOf(name), name: shownBy[group] ?? `${group}.get`, ids });
  };

  const versionOf = async (name: string, ids: Notes['ids']): Promise<string> => {
    const reply = await read(name, ids);
    if (reply.headers['etag']) return reply.headers['etag'];
    if (reply.status !== 200) throw new Error(`before ${name}: ${reply.text} ${api.log.join()}`);
    const key = `${name.split('.')[0]}Id`;
    const { items } = JSON.parse(reply.text) as { items: ({ version: number } & Record<string, unknown>)[] };
    return `"${items.find((item) => item[key] === ids[key])?.version}"`;
  };

  const items = async (name: string, auditId = notes.ids['auditId'] ?? ''): Promise<{ status: string }[]> => {
    const { text } = await api.ask('chief', { plane: 'general', name, ids: { auditId } });
    return (JSON.parse(text) as { items: { status: string }[] }).items;
  };

  const afterwards: Readonly<Record<NonNullable<Chapter['waits']>, () => Promise<unknown>>> = {
    board: () => until(async () => (await items('audit.board')).length === 2 || undefined),
    laterBoard: () =>
      until(async () => (await items('audit.board', notes.ids['laterAuditId'])).length === 2 || undefined),
    checks: () =>
      until(async () => {
        const ids = { auditId: notes.ids['auditId'] ?? '', findingId: notes.ids['upheld'] ?? '' };
        const { text } = await api.ask('chief', { plane: 'general', name: 'horizontalCheck.list', ids });
        const asked = (JSON.parse(text) as { items: { checkId: string; departmentId: string }[] }).items;
        const of = (departmentId: string) => asked.find((check) => check.departmentId === departmentId)?.checkId ?? '';
        Object.assign(notes.ids, { checkId: of('D103'), otherCheckId: of('D102') });
        return asked.length === 2 || undefined;
      }),
    upload: async () => {
      const { url, headers } = notes.last['upload'] as { url: string; headers: Record<string, string> };
      const { status } = await fetch(url, { method: 'PUT', headers, body: bytes });
      if (status !== 200) throw new Error(`the evidence host answered ${status}`);
    },
    package: async () => {
      const { text } = await api.ask('contact', { plane: 'general', name: 'package.export', ids: notes.ids });
      const { content } = JSON.parse(text) as { content: string };
      notes.ids['package'] = await filledIn(content, { [notes.keys[0] ?? '']: { comment: '今年は改めた。' } });
    },
    attestation: () =>
      until(async () => (await read('evidence.get', notes.ids)).text.includes('"available"') || undefined),
    purge: () => until(async () => (await read('evidence.get', notes.ids)).text.includes('"purged"') || undefined),
    inspection: () =>
      until(
        async () =>
          /"(available|held_unscannable|held_spi_suspected)"/.test((await read('evidence.get', notes.ids)).text) ||
          undefined,
      ),
    numbers: () =>
      until(async () => {
        const findings = await items('finding.list');
        return findings.every(({ status }) => ['finalized', 'withdrawn'].includes(status)) || undefined;
      }),
  };

  return {
    notes,
    /** The request a chapter tells of, as things stand now. */
    requestOf: async ({
      name,
      body,
      over,
    }: Chapter): Promise<Ask & { body: object; headers: Record<string, string> }> => {
      const { path, ifMatch } = routeOf(planeOf(name), name);
      const all = { ...notes.ids, ...over?.(notes) };
      const ids = Object.fromEntries(parameterNames(path).map((parameter) => [parameter, all[parameter] ?? '']));
      return {
        plane: planeOf(name),
        name,
        ids,
        headers: ifMatch ? { 'if-match': await versionOf(name, ids) } : {},
        body: {
          ...(typeof body === 'function' ? body(notes) : body),
          ...(name === 'evidence.create' ? { sha256 } : {}),
        },
      };
    },
    /** Notes what a chapter brought, and waits for what follows from it. */
    conclude: async ({ keeps, waits }: Chapter, { text }: Reply): Promise<void> => {
      notes.last = JSON.parse(text) as Record<string, unknown>;
      keeps?.(notes);
      if (waits) await afterwards[waits]();
    },
  };
};
export type Player = ReturnType<typeof createPlayer>;
