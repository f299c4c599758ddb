import type { Day } from '#shared/kernel/calendar.ts';
import {
  auditEndedOn,
  breachEndedOn,
  checklistEndedOn,
  outsourcingEndedOn,
  planEndedOn,
  workEndedOn,
} from '#shared/domain/retention/endings.ts';
import { type FileKind, fileIdOf, keyInFileId, type FileRef, type NamedFile } from '#shared/domain/retention/files.ts';
import type { RecordOf, Ref } from '#shared/app/records.ts';
import type { Surroundings } from './surroundings.ts';

type Later<T> = T | Promise<T>;

/** How records of one kind are kept and disposed of. */
type KeptKind<K extends FileKind> = {
  title: (record: RecordOf<K>) => string;
  endedOn: (record: RecordOf<K>, around: Surroundings) => Later<Day | undefined>;
  /** Where those of a fiscal year are looked for; kinds that belong to no year are found by the year they ended in. */
  among: (around: Surroundings, fiscalYear: number) => Promise<RecordOf<K>[]>;
  ofItsEnd?: true;
  /** What cannot do without the record: it stays as long. */
  neededBy?: (record: RecordOf<K>, around: Surroundings) => Promise<NamedFile[]>;
};

const editionTitle = (title: string, edition: number): string => `${title} 第${edition}版`;

const named = <K extends FileKind>(kind: K, records: readonly RecordOf<K>[]): NamedFile[] =>
  records.map((record) => ({ kind, id: fileIdOf(kind, record), title: fileKinds[kind].title(record as never) }));

/** Everything that is disposed of as one file (decision 023): a new kind is a new row, and one of `fileKeys`. */
export const fileKinds: { [K in FileKind]: KeptKind<K> } = {
  audit: {
    title: ({ title }) => title,
    endedOn: auditEndedOn,
    among: ({ auditsOf }, fiscalYear) => auditsOf(fiscalYear),
  },
  plan: {
    title: ({ title, edition }) => editionTitle(title, edition),
    endedOn: planEndedOn,
    among: ({ plansOf }, fiscalYear) => plansOf(fiscalYear),
    neededBy: async ({ planId, fiscalYear }, { auditsOf }) =>
      named(
        'audit',
        (await auditsOf(fiscalYear)).filter((audit) => audit.planId === planId),
      ),
  },
  checklist: {
    title: ({ title, checklistVersion }) => editionTitle(title, checklistVersion),
    endedOn: async (checklist, { checklists }) => checklistEndedOn(checklist, await checklists()),
    among: ({ checklists }) => checklists(),
    ofItsEnd: true,
    neededBy: async ({ checklistId, checklistVersion }, { audits, checklists }) => {
      const using = (await audits()).filter(
        (a) => a.checklistId === checklistId && a.checklistVersion === checklistVersion,
      );
      const versions = (await checklists()).filter((c) => c.checklistId === checklistId);
      // The next import counts on from the last version, so that no number is given twice.
      const isLast = versions.every((c) => c.checklistVersion <= checklistVersion);
      const earlier = isLast ? versions.filter((c) => c.checklistVersion < checklistVersion) : [];
      return [...named('audit', using), ...named('checklist', earlier)];
    },
  },
  spiWork: {
    title: ({ name }) => name,
    endedOn: workEndedOn,
    among: ({ works }) => works(),
    ofItsEnd: true,
    neededBy: async ({ departmentId, workId }, { outsourcingsOf }) =>
      named(
        'outsourcing',
        (await outsourcingsOf(departmentId)).filter(({ workIds }) => workIds.includes(workId)),
      ),
  },
  outsourcing: {
    title: ({ contractor, contractNo }) => `${contractor} ${contractNo}`,
    endedOn: outsourcingEndedOn,
    among: ({ outsourcings }) => outsourcings(),
    ofItsEnd: true,
  },
  breach: {
    title: ({ title }) => title,
    endedOn: breachEndedOn,
    among: ({ breachesOf }, fiscalYear) => breachesOf(fiscalYear),
  },
};

/** The record that stands at the head of a file. */
export const recordRefOf = <K extends FileKind>(file: FileRef & { kind: K }): Ref & { kind: K } => {
  const key = keyInFileId(file);
  const numbers = 'checklistVersion' in key ? { checklistVersion: Number(key['checklistVersion']) } : {};
  return { kind: file.kind, ...key, ...numbers } as unknown as Ref & { kind: K };
};
