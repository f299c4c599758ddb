import { type Day, fiscalYearOf } from '#shared/kernel/calendar.ts';
import { once } from '#shared/kernel/once.ts';
import { type FileKind, fileIdOf, type FileRef, type NamedFile } from '#shared/domain/retention/files.ts';
import type { Hold } from '#shared/domain/retention/hold.ts';
import { keptUntil } from '#shared/domain/retention/retention.ts';
import type { Store } from '#shared/app/ports.ts';
import type { RecordOf } from '#shared/app/records.ts';
import { fileKinds, recordRefOf } from './file-kinds.ts';
import { type Surroundings, surroundings, yearsWithAudits } from './surroundings.ts';

/** An ended file, until when it is kept, and what keeps it beyond that. */
export type EndedFile = NamedFile & {
  endedOn: Day;
  keptUntil: Day;
  hold?: Hold;
  neededBy: NamedFile[];
};

type Sentence = { ja: string; en: string };

const ended = async <K extends FileKind>(
  kind: K,
  record: RecordOf<K>,
  around: Surroundings,
): Promise<EndedFile | undefined> => {
  const { title, endedOn, neededBy } = fileKinds[kind];
  const day = await endedOn(record, around);
  if (day === undefined) return undefined;
  const { hold } = record as { hold?: Hold };
  return {
    kind,
    id: fileIdOf(kind, record),
    title: title(record),
    endedOn: day,
    keptUntil: keptUntil(kind, day),
    ...(hold ? { hold } : {}),
    neededBy: (await neededBy?.(record, around)) ?? [],
  };
};

/** Why a file cannot be disposed of today; `undefined` when it can. */
export const whyKept = (file: EndedFile | undefined, today: Day): Sentence | undefined => {
  if (!file) return { ja: 'まだ終わっていないか、ありません', en: 'not ended yet, or not there' };
  const { keptUntil: until, hold, neededBy } = file;
  if (until >= today) return { ja: `保存期間が${until}まであります`, en: `kept until ${until}` };
  if (hold) return { ja: '廃棄が止められています', en: 'kept by a legal hold' };
  const [first] = neededBy;
  return first && { ja: `「${first.title}」が使っています`, en: `needed by ${first.title}` };
};

/** Files as they stand now: loaded by key, while what surrounds them comes from lists. */
export const filesIn = (store: Store, ofAudits = once(() => yearsWithAudits(store))) => {
  const around = surroundings(store, ofAudits);

  const ofKind = async <K extends FileKind>(kind: K, fiscalYear: number): Promise<EndedFile[]> => {
    const { among, ofItsEnd } = fileKinds[kind];
    const files = await Promise.all((await among(around, fiscalYear)).map((record) => ended(kind, record, around)));
    return files.flatMap((file) =>
      file === undefined || (ofItsEnd && fiscalYearOf(file.endedOn) !== fiscalYear) ? [] : [file],
    );
  };

  return {
    /** Those that ended, of a fiscal year. */
    ofYear: async (fiscalYear: number): Promise<EndedFile[]> => {
      await around.readAll(fiscalYear);
      const kinds = Object.keys(fileKinds) as FileKind[];
      return (await Promise.all(kinds.map((kind) => ofKind(kind, fiscalYear)))).flat();
    },

    /** One after the other as asked for; `gone` where no record is. */
    find: async (refs: readonly FileRef[]): Promise<(EndedFile | 'running' | 'gone')[]> => {
      const records = await store.load(...refs.map(recordRefOf));
      return Promise.all(
        refs.map(async ({ kind }, n) => {
          const record = records[n];
          return record ? ((await ended(kind, record as never, around)) ?? 'running') : 'gone';
        }),
      );
    },
  };
};
