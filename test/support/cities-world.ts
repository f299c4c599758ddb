import { dayOf } from '#shared/kernel/calendar.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import { deputyUseCases } from '#shared/app/organisation/deputies.ts';
import { assignmentUseCases } from '#shared/app/assignment/assignments.ts';
import { auditUseCases } from '#shared/app/audit/audits.ts';
import { boardUseCases } from '#shared/app/audit/board.ts';
import { chapterTableUseCases } from '#shared/app/audit/chapter-table.ts';
import { appointFirstAdministrator } from '#shared/app/organisation/bootstrap.ts';
import { checklistVersionUseCases } from '#shared/app/checklist/checklist-versions.ts';
import { checklistUseCases } from '#shared/app/checklist/checklists.ts';
import { carryOverUseCases } from '#shared/app/assignment/carry-over.ts';
import { findingUseCases } from '#shared/app/finding/findings.ts';
import { findingsOfYearUseCases } from '#shared/app/finding/findings-of-year.ts';
import { findingsOverYearsUseCases } from '#shared/app/finding/findings-over-years.ts';
import { followUpUseCases } from '#shared/app/finding/follow-ups.ts';
import { jobs } from '#shared/app/work/jobs.ts';
import { carriedFindingUseCases } from '#shared/app/finding/carried-findings.ts';
import { repeatUseCases } from '#shared/app/finding/repeats.ts';
import { horizontalCheckUseCases } from '#shared/app/finding/horizontal-checks.ts';
import { meetingUseCases } from '#shared/app/audit/meetings.ts';
import { reportUseCases } from '#shared/app/audit/reports.ts';
import { meUseCases } from '#shared/app/organisation/me.ts';
import { organisationUseCases } from '#shared/app/organisation/organisation.ts';
import { packageUseCases } from '#shared/app/assignment/packages.ts';
import { planUseCases } from '#shared/app/plan/plans.ts';
import { mappingProfileUseCases } from '#shared/app/checklist/mapping-profiles.ts';
import type { ChainChecker, Inspector, Ports, Store, Vault } from '#shared/app/ports.ts';
import type { Ref } from '#shared/app/records.ts';
import { questionUseCases } from '#shared/app/assignment/questions.ts';
import { handOverUseCases } from '#shared/app/organisation/hand-over.ts';
import { requestUseCases } from '#shared/app/evidence/requests.ts';
import { responseUseCases } from '#shared/app/assignment/responses.ts';
import { sectionNoteUseCases } from '#shared/app/assignment/section-notes.ts';
import { workpaperNoteUseCases } from '#shared/app/finding/workpaper-notes.ts';
import { workpaperUseCases } from '#shared/app/finding/workpapers.ts';
import { seatUseCases } from '#shared/app/organisation/seats.ts';
import { transferUseCases } from '#shared/app/organisation/transfers.ts';
import { assignmentTrail, auditTrail, evidenceTrail, findingTrail } from '#shared/app/work/trails.ts';
import { actNamesOf } from '#shared/contract/act-names.ts';
import { taskUseCases } from '#shared/app/work/tasks.ts';
import { yearSummaryUseCases } from '#shared/app/audit/year-summary.ts';
import type { Result, UseCase } from '#shared/app/use-case.ts';
import { contract, trackRoutes } from '#shared/contract/index.ts';
import { parameterNames, type Route } from '#shared/contract/route.ts';
import type { Message } from '#shared/domain/notification/message.ts';
import { isPublicHoliday } from '#shared/adapters/calendar/public-holidays.ts';
import { nonDisclosureText } from '#shared/domain/organisation/seat.ts';
import { staffListReader } from '#shared/adapters/workbook/read-staff-list.ts';
import { tableWriter } from '#shared/adapters/workbook/write-table.ts';
import { readPackage } from '#shared/adapters/answer-package/read-package.ts';
import { writePackage } from '#shared/adapters/answer-package/write-package.ts';
import { chainChecker } from '#shared/adapters/dynamo/check-chain.ts';
import { tableNamesOf } from '#local/names.ts';
import { digestOf } from '#shared/adapters/ledger/chain.ts';
import { city, contractTerms, departments, founded, type Name, names, outsiders, staffing } from './cities.ts';
import { countedReader } from './counted-reader.ts';
import type { StoreStand } from './store.ts';

const withoutBytes = (): never => {
  throw new Error('no test here has bytes');
};
const noVault: Vault = {
  uploadLink: withoutBytes,
  arrived: withoutBytes,
  malwareIn: withoutBytes,
  readQuarantine: withoutBytes,
  readKept: withoutBytes,
  keep: withoutBytes,
  downloadLink: withoutBytes,
  auditsIn: withoutBytes,
  versionsOf: withoutBytes,
  bytesOf: withoutBytes,
  purge: withoutBytes,
};
const noInspector: Inspector = withoutBytes;

const actNames = actNamesOf(trackRoutes);

const trackUseCases = (ports: Ports, checkChain: ChainChecker) => ({
  ...planUseCases(ports),
  ...auditUseCases(ports),
  ...auditTrail(ports, actNames, checkChain),
  ...assignmentTrail(ports, actNames, checkChain),
  ...evidenceTrail(ports, actNames),
  ...findingTrail(ports, actNames, checkChain),
  ...boardUseCases(ports),
  ...chapterTableUseCases(ports),
  ...checklistUseCases(ports, countedReader),
  ...checklistVersionUseCases(ports),
  ...mappingProfileUseCases(ports),
  ...assignmentUseCases(ports),
  ...responseUseCases(ports),
  ...carryOverUseCases(ports),
  ...sectionNoteUseCases(ports),
  ...questionUseCases(ports),
  ...packageUseCases(ports, { write: writePackage, read: readPackage }),
  ...requestUseCases(ports),
  ...workpaperUseCases(ports),
  ...workpaperNoteUseCases(ports),
  ...findingUseCases(ports),
  ...findingsOfYearUseCases(ports),
  ...findingsOverYearsUseCases(ports),
  ...followUpUseCases(ports),
  ...taskUseCases(ports),
  ...yearSummaryUseCases(ports),
  ...meetingUseCases(ports),
  ...horizontalCheckUseCases(ports),
  ...repeatUseCases(ports),
  ...carriedFindingUseCases(ports),
  ...reportUseCases(ports),
  ...handOverUseCases(ports),
});

const directoryUseCases = (ports: Ports) => ({
  ...meUseCases(ports),
  ...seatUseCases(ports),
  ...deputyUseCases(ports),
  ...organisationUseCases(ports),
  ...transferUseCases(ports, staffListReader, tableWriter),
});

type All = ReturnType<typeof trackUseCases> & ReturnType<typeof directoryUseCases>;
export type Operation = keyof All;
type Body<N extends Operation> = All[N] extends { run: (call: never) => Promise<Result<infer B>> } ? B : never;

export const routes: Readonly<Record<string, Route>> = { ...trackRoutes, ...contract.directory };

// What a command names in its path, as the record whose version it has to know.
const kinds: Record<string, string> = { remediation: 'finding', followUp: 'finding' };
export const refOf = (operation: string, { checklistVersion, ...path }: Record<string, unknown>): Ref => {
  const kind = operation.split('.')[0] ?? '';
  const version = checklistVersion === undefined ? {} : { checklistVersion: Number(checklistVersion) };
  return { kind: kinds[kind] ?? kind, ...path, ...version } as unknown as Ref;
};

/** The part of an input that stands in the path. */
export const pathOf = (operation: string, input: object): Record<string, unknown> => {
  const inPath = new Set<string>(parameterNames(routes[operation]?.path ?? ''));
  return Object.fromEntries(Object.entries(input).filter(([name]) => inPath.has(name)));
};

/** Input as the edge would hand it on: the body through the contract's schema, the path beside it. */
const parsed = (operation: string, input: Record<string, unknown>) => {
  const route = routes[operation];
  if (!route) throw new Error(`no route ${operation}`);
  const path = pathOf(operation, input);
  const rest = Object.fromEntries(Object.entries(input).filter(([name]) => !(name in path)));
  const schema = route.body ?? route.query;
  return { route, path, input: { ...(schema ? (schema.parse(rest) as object) : {}), ...path } };
};

type Options = { seen?: number | 'unsaid'; key?: string };

/** The made-up city on a database of its own. Whoever acts is looked up anew at every call, as the API does. */
export const foundCity = async (stand: StoreStand) => {
  let now = Date.parse(`${founded}T09:00:00+09:00`);
  const tick = (): Date => new Date((now += 1000));

  const outbox: Message[] = [];
  const remembering = (store: Store): Store => ({
    ...store,
    commit: async (commit) => {
      await store.commit(commit);
      outbox.push(...(commit.notify ?? []));
    },
  });
  const { directory, newId } = stand;
  const ports: Ports = {
    store: remembering(stand.store),
    directory,
    newId,
    digest: digestOf,
    isHoliday: isPublicHoliday,
  };
  const directoryPorts: Ports = { ...ports, store: remembering(stand.storeOf('directory')) };
  const checkChain = chainChecker(stand.doc, tableNamesOf('general'));
  const all: Record<string, unknown> = {
    ...trackUseCases(ports, checkChain),
    ...directoryUseCases(directoryPorts),
  };

  const people = new Map<Name, string>();
  const posts = new Map<Name, string[]>();
  const personId = (name: Name): string => people.get(name) ?? '';
  const actor = async (name: Name) => {
    const found = await directory.actor(personId(name), dayOf(new Date(now)));
    if (!found) throw new Error(`${name} is nobody`);
    return found;
  };

  /** The version a careful caller has just seen. */
  const versionOf = async (operation: string, path: object): Promise<number | undefined> => {
    const { store } = operation in contract.directory ? directoryPorts : ports;
    const [record] = await store.load(refOf(operation, path as Record<string, unknown>));
    return (record as { version: number } | undefined)?.version;
  };

  const as =
    (name: Name) =>
    async <N extends Operation>(operation: N, given: object = {}, { seen, key }: Options = {}): Promise<Body<N>> => {
      const { route, path, input } = parsed(operation, given as Record<string, unknown>);
      const version = route.ifMatch && seen === undefined ? await versionOf(operation, path) : seen;
      const { run } = all[operation] as UseCase<unknown, Body<N>>;
      const idempotency = key === undefined ? undefined : { key, hash: digestOf([operation, input]) };
      const request = { id: newId(), at: tick(), idempotency };
      const call = { actor: await actor(name), input, request, seen: version === 'unsaid' ? undefined : version };
      return (await run(call)).body;
    };

  const runJob = jobs(ports, noVault, noInspector);
  /** Carries out the work that followed from what was done; letters stay in the box. */
  const deliver = async (): Promise<void> => {
    for (
      let next = outbox.findIndex((m) => m.type === 'job');
      next >= 0;
      next = outbox.findIndex((m) => m.type === 'job')
    ) {
      const [message] = outbox.splice(next, 1);
      if (message?.type === 'job') await runJob(message, tick());
    }
  };

  /** A new post in a section, held by the person from a day on; beside what they held before (兼務). */
  const appoint = async (name: Name, departmentId: string, roles: readonly string[], from: string): Promise<string> => {
    const admin = as('管理');
    const { postId } = await admin('post.create', { departmentId, title: '職', roles, validFrom: founded });
    await admin('post.handOver', { postId, personId: personId(name), from });
    posts.set(name, [...(posts.get(name) ?? []), postId]);
    return postId;
  };

  const email = (name: string) => `p${names.indexOf(name as never) + 2}@city.example`;
  const first = { name: '管理', email: 'p1@city.example', subject: 'sub-管理' };
  const administrator = await appointFirstAdministrator(
    directoryPorts,
    { city, person: first, title: '管理者' },
    tick(),
  );
  people.set('管理', administrator.personId);
  for (const d of departments) {
    await as('管理')('department.create', { ...d, implementingBody: city.implementingBody, validFrom: founded });
  }
  for (const name of names) {
    const person = await as('管理')('person.create', { name, email: email(name), subject: `sub-${name}` });
    people.set(name, person.personId);
    for (const { departmentId, ...post } of staffing[name] as readonly { departmentId: string; roles?: string[] }[]) {
      await appoint(name, departmentId, post.roles ?? [], founded);
    }
  }

  for (const name of outsiders) {
    const sub = { subject: `sub-${name}`, email: `x${outsiders.indexOf(name)}@audit.example` };
    people.set(name, (await as('中村')('person.create', { name, kind: 'external', ...sub })).personId);
  }
  await as('中村')('person.engage', { personId: personId('島田'), ...contractTerms() });

  now = Date.parse('2026-06-01T09:00:00+09:00');
  await as('島田')('me.agreeNonDisclosure', { textVersion: nonDisclosureText.version });
  return {
    ...stand,
    ports,
    directoryPorts,
    as,
    actor,
    personId,
    appoint,
    deliver,
    runJob,
    tick,
    outbox,
    postId: (name: Name): string => posts.get(name)?.[0] ?? '',
    /** Moves the calendar to a morning. */
    travel: (day: string): void => {
      now = Date.parse(`${day}T09:00:00+09:00`);
    },
    letters: () => outbox.filter((m) => m.type === 'mail'),
  };
};
export type World = Awaited<ReturnType<typeof foundCity>>;

/** How a call ended: `ok`, or the code of its refusal. Anything else that is thrown stays thrown. */
export const outcome = async (attempt: Promise<unknown>): Promise<string> => {
  try {
    await attempt;
    return 'ok';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
};
