import { DomainError, missing } from '#shared/kernel/errors.ts';
import { advance } from '#shared/kernel/lifecycle.ts';
import type { Actor } from '#shared/domain/access/actor.ts';
import { authorize, can, permit } from '#shared/domain/access/policy.ts';
import { carriedOver } from '#shared/domain/checklist/carry.ts';
import { chaptersOf } from '#shared/domain/checklist/chapters.ts';
import { type Checklist, checklistLifecycle } from '#shared/domain/checklist/checklist.ts';
import type { ChecklistItem } from '#shared/domain/checklist/item.ts';
import type { MappingProfile } from '#shared/domain/checklist/mapping-profile.ts';
import type { GivenMapping, ImportPreview } from '#shared/domain/checklist/preview.ts';
import { rowSentences, warningSentences } from '#shared/domain/checklist/reason-sentences.ts';
import { refuse } from '#shared/domain/workbook/refusals.ts';
import { unborn } from '#shared/domain/scalars.ts';
import { commandUseCases } from '#shared/app/commands.ts';
import { checklistAggregate, type ChecklistView, checklistTarget, checklistView } from './checklist-view.ts';
import type { WorkbookReader } from '#shared/app/file-ports.ts';
import type { Call, Part, Ports } from '#shared/app/ports.ts';
import { auditsAround } from '#shared/app/own-records.ts';
import { auditTarget } from '#shared/app/targets.ts';
import { beginningWith, found, saved, type UseCase } from '#shared/app/use-case.ts';

type Version = { checklistId: string; checklistVersion: string };
type File = {
  fileName: string;
  content: string;
  mapping?: GivenMapping[] | undefined;
  profileId?: string | undefined;
};
type Sentence = { ja: string; en: string };
type Shown = Omit<ImportPreview, 'rows' | 'warnings'> & {
  rows: (ImportPreview['rows'][number] & { reasonText?: Sentence })[];
  warnings: (ImportPreview['warnings'][number] & { text: Sentence })[];
  counts: { imported: number; joined: number; skipped: number; mandatory: number };
  previewHash: string;
};

/** A stored item holds 400 KB; a chunk stays well below it, whatever the city wrote into its cells. */
const chunkBytes = 150_000;

/** A checklist is saved in one transaction, which takes 4 MB: some four thousand items of usual length stay well below. */
const mostChunks = 10;

const inChunks = (items: readonly ChecklistItem[]): ChecklistItem[][] => {
  const chunks: ChecklistItem[][] = [];
  let room = 0;
  for (const item of items) {
    const size = new TextEncoder().encode(JSON.stringify(item)).length;
    if (size > room) {
      chunks.push([]);
      room = chunkBytes;
    }
    chunks.at(-1)?.push(item);
    room -= size;
  }
  return chunks.length > mostChunks ? refuse('too_much_text') : chunks;
};

export const checklistUseCases = (ports: Ports, readWorkbook: WorkbookReader) => {
  const { store, newId, digest } = ports;

  const itemsOf = async (checklistId: string, version: number): Promise<ChecklistItem[]> =>
    version < 1 ? [] : (await store.list.chunksOf(checklistId, version)).flatMap((chunk) => chunk.items);

  /** The saved mappings a file may be read by. */
  const profilesFor = async ({ mapping, profileId }: File): Promise<MappingProfile[]> => {
    if (mapping || profileId === 'none') return [];
    const all = await store.list.mappingProfiles();
    return all.filter((p) => p.status === 'active' && (profileId === undefined || p.profileId === profileId));
  };

  const read = async (
    { fileName, content, mapping, profileId }: File,
    profiles: readonly MappingProfile[],
  ): Promise<{ shown: Shown; sha256: string }> => {
    const { preview, sha256 } = await readWorkbook({ fileName, content, mapping, profiles });
    if (profileId !== undefined && profileId !== 'none' && !mapping && preview.profile?.id !== profileId)
      missing('このファイルの見出しに合う取込み設定', 'a saved mapping whose headings stand in this file');
    const count = (outcome: string) => preview.rows.filter((r) => r.outcome === outcome).length;
    const counts = {
      imported: preview.items.length,
      joined: count('joined'),
      skipped: count('skipped'),
      mandatory: preview.items.filter((i) => i.mandatory).length,
    };
    const shown: Shown = {
      ...preview,
      rows: preview.rows.map((r) => ({ ...r, ...(r.reason ? { reasonText: rowSentences[r.reason] } : {}) })),
      warnings: preview.warnings.map((w) => ({ ...w, text: warningSentences[w.code] })),
      counts,
      previewHash: digest(preview),
    };
    return { shown, sha256 };
  };

  const preview: UseCase<File, Shown> = {
    ...beginningWith(profilesFor, async ({ actor, input }: Call<File>, profiles) => {
      permit(actor, 'checklist.import');
      return { body: (await read(input, profiles)).shown };
    }),
    // Nothing was saved, so the same file is simply read again.
    replay: async (call) => preview.run(call),
  };

  /** The index says where to begin to look; whether there is another version, the records say. Throws `not_found`. */
  const nextVersionOf = async (checklistId: string): Promise<number> => {
    const indexed = (await store.list.checklists()).filter((c) => c.checklistId === checklistId);
    let last = Math.max(0, ...indexed.map((c) => c.checklistVersion));
    const isThere = async (checklistVersion: number) =>
      (await store.load({ kind: 'checklist', checklistId, checklistVersion }))[0] !== undefined;
    while (await isThere(last + 1)) last += 1;
    if (last === 0) throw new DomainError('not_found');
    return last + 1;
  };

  type Import = File & {
    previewHash: string;
    title: string;
    guidelineEdition: string;
    checklistId?: string | undefined;
  };
  const importIt: UseCase<Import, ChecklistView> = {
    ...beginningWith(profilesFor, async (call: Call<Import>, profiles) => {
      const { actor, input } = call;
      const warrant = permit(actor, 'checklist.import');
      const { shown, sha256 } = await read(input, profiles);
      const { items, counts, previewHash } = shown;
      if (previewHash !== input.previewHash) throw new DomainError('stale_version');
      const checklistId = input.checklistId ?? newId();
      const checklistVersion = input.checklistId === undefined ? 1 : await nextVersionOf(checklistId);
      const chunks = inChunks(carriedOver(await itemsOf(checklistId, checklistVersion - 1), items));
      const after: Checklist = {
        ...unborn,
        checklistId,
        checklistVersion,
        status: 'draft',
        title: input.title,
        guidelineEdition: input.guidelineEdition,
        items: items.length,
        mandatory: counts.mandatory,
        chapters: chaptersOf(items),
        chunks: chunks.length,
        source: { fileName: input.fileName, sha256 },
        importedBy: actor.personId,
        importedAt: call.request.at.toISOString(),
      };
      const parts = chunks.map(
        (list, chunk): Part => ({
          kind: 'checklistChunk',
          value: { checklistId, checklistVersion, chunk, items: list },
          seen: 0,
        }),
      );
      const change = { kind: 'checklist', before: undefined, after, act: 'checklist.import', warrant, parts } as const;
      await store.commit({ call, changes: [change], receipt: { status: 201, ref: checklistAggregate.ref(after) } });
      const result = saved(undefined, after);
      return { body: checklistView(result, actor), version: result.version };
    }),
    replay: async ({ actor }, { ref }) => {
      permit(actor, 'checklist.import');
      const [record] = await store.load(ref as { kind: 'checklist'; checklistId: string; checklistVersion: number });
      return { body: checklistView(found(record), actor), version: found(record).version };
    },
  };

  const list: UseCase<unknown, { items: ChecklistView[] }> = {
    run: async ({ actor }) => {
      permit(actor, 'plan.read');
      const all = await store.list.checklists();
      return { body: { items: all.map((c) => checklistView(c, actor)) } };
    },
  };

  /** Office and overseers read any version; teams and sections the one their audit uses. */
  const mayRead = async (actor: Actor, checklist: Checklist): Promise<void> => {
    if (can(actor, 'checklist.read', checklistTarget(checklist))) return;
    const { checklistId, checklistVersion } = checklist;
    const using = (await auditsAround(ports, actor)).filter(
      (a) => a.checklistId === checklistId && a.checklistVersion === checklistVersion,
    );
    const targets = using.map((audit) => auditTarget(audit, 'read'));
    const team = targets.flatMap((t) => t.team ?? []);
    const sections = targets.flatMap((t) => t.sections ?? []);
    authorize(actor, 'checklist.read', { team, sections }, 'checklist.read');
  };

  const get: UseCase<Version, ChecklistView & { list: ChecklistItem[] }> = beginningWith(
    (input) =>
      Promise.all([
        checklistAggregate.load(ports, input),
        store.list.chunksOf(input.checklistId, Number(input.checklistVersion)),
      ]),
    async ({ actor }, [{ record }, chunks]) => {
      await mayRead(actor, record);
      return {
        body: { ...checklistView(record, actor), list: chunks.flatMap((c) => c.items) },
        version: record.version,
      };
    },
  );

  const commands = commandUseCases(ports, {
    aggregate: checklistAggregate,
    prefix: 'checklist',
    step: (checklist, command: 'publish') => advance(checklistLifecycle, checklist, command),
    rules: {
      publish: {
        apply: (checklist: Checklist, { call, at }: { call: { actor: Actor }; at: string }) => ({
          ...checklist,
          publishedBy: call.actor.personId,
          publishedAt: at,
        }),
      },
    },
  });

  return {
    'checklist.list': list,
    'checklist.preview': preview,
    'checklist.import': importIt,
    'checklist.get': get,
    ...commands,
  };
};
