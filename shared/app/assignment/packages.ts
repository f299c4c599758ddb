import { DomainError, missing } from '#shared/kernel/errors.ts';
import type { PackageContent, PackageStamp } from '#shared/domain/answer-package/answer-package.ts';
import {
  answersIn,
  baseOf,
  type Choice,
  comparePackage,
  type PackageItem,
  undecided,
} from '#shared/domain/answer-package/compare.ts';
import { type RowRefusal, refusePackage, rowRefusals } from '#shared/domain/answer-package/refusals.ts';
import { previousWords } from '#shared/domain/answer-package/words.ts';
import { authorize, type Warrant } from '#shared/domain/access/policy.ts';
import type { Assignment } from '#shared/domain/assignment/assignment.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import { answersPerCall, type ItemAnswer, type Response } from '#shared/domain/response/response.ts';
import { assignmentAggregate } from './assignment-view.ts';
import { expectOpen, itemSaver, readItems, type Saved, savedItems, type Where, type Writing } from './item-saves.ts';
import type { PackageFiles } from '#shared/app/file-ports.ts';
import type { Call, Ports } from '#shared/app/ports.ts';
import { earlierKeys, previousWork } from './previous-work.ts';
import { repeatRaces } from '#shared/app/races.ts';
import { answering } from './responses.ts';
import { assignmentTarget } from '#shared/app/targets.ts';
import type { UseCase } from '#shared/app/use-case.ts';

type File = { fileName: string; content: string };
type Shown = PackageItem & { reasonText?: { ja: string; en: string } };
type Preview = {
  items: Shown[];
  counts: Record<PackageItem['outcome'] | 'notInFile', number>;
  previewHash: string;
};
type Place = { audit: Audit; assignment: Assignment; warrant: Warrant };

const importing: Writing<ItemAnswer> = { ...answering, action: 'package.apply' };

const inSteps = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));

/** What the checksum is taken of: everything on the hidden sheet but itself. */
const sealed = ({ checksum: _checksum, ...rest }: PackageStamp) => rest;

/**
 * The answer package (DOMAIN.md 6): one section's assignment as a workbook, to be answered where there is no browser and
 * brought back in two steps. Nothing is overwritten without a person's choice.
 */
export const packageUseCases = (ports: Ports, files: PackageFiles) => {
  const { store, digest } = ports;
  const save = itemSaver(ports);

  const enter = async (call: Call, where: Where, action: 'export' | 'preview' | 'apply'): Promise<Place> => {
    const { record, context } = await assignmentAggregate.load(ports, where);
    const target = assignmentTarget(record, context);
    const warrant = authorize(call.actor, `package.${action}`, target, 'assignment.read');
    return { assignment: record, audit: context, warrant };
  };

  const itemsOf = async ({ checklistId, checklistVersion }: Assignment) =>
    (await store.list.chunksOf(checklistId, checklistVersion)).flatMap((chunk) => chunk.items);

  const answersOf = async ({ auditId, departmentId }: Where) => {
    const own = new Map((await store.list.responsesOf(auditId, departmentId)).map((r) => [r.itemKey, r]));
    return (itemKey: string): Response => own.get(itemKey) ?? { auditId, departmentId, itemKey, version: 0 };
  };

  const contentOf = async ({ assignment, audit }: Place, at: Date): Promise<PackageContent> => {
    const { auditId, departmentId, checklistId, checklistVersion } = assignment;
    const [items, answerOf, previous] = await Promise.all([
      itemsOf(assignment),
      answersOf(assignment),
      earlierKeys(store, assignment).then((keys) => previousWork(store, assignment, keys)),
    ]);
    const earlier = new Map(previous.items.map((item) => [item.itemKey, item]));
    const remarks = new Map(assignment.remarks.map((remark) => [remark.itemKey, remark.comment]));
    const stamp = {
      auditId,
      departmentId,
      checklistId,
      checklistVersion: String(checklistVersion),
      exportedAt: at.toISOString(),
      bases: items.map(({ itemKey }) => ({ itemKey, base: baseOf(answerOf(itemKey), digest) })),
    };
    return {
      stamp: { ...stamp, checksum: digest(stamp) },
      title: audit.title,
      departmentName: audit.sections.find((s) => s.departmentId === departmentId)?.name ?? departmentId,
      dueDate: assignment.dueDate,
      lines: items.map((item) => ({
        item,
        answer: answerOf(item.itemKey),
        previous: previousWords(earlier.get(item.itemKey)),
        remark: remarks.get(item.itemKey) ?? '',
      })),
    };
  };

  const exportIt: UseCase<Where, File> = {
    run: async (call) => {
      const { actor, request } = call;
      const place = await enter(call, call.input, 'export');
      const { auditId, departmentId, version } = place.assignment;
      const content = await contentOf(place, request.at);
      const bytes = await files.write(content);
      // The entry comes first: if it cannot be written, nothing leaves.
      const subject = { type: 'assignment', id: `${auditId}#${departmentId}`, version };
      await store.recordAccess({
        actor,
        request,
        act: 'package.export',
        warrant: place.warrant,
        subject,
        result: 'ok',
      });
      const fileName = `回答用_${content.departmentName}_${place.assignment.fiscalYear}年度.xlsx`.replaceAll(
        /[\\/:*?"<>|]/g,
        '_',
      );
      return { body: { fileName, content: Buffer.from(bytes).toString('base64') } };
    },
  };

  /** A package that is not of this assignment, or not as it went out, is refused whole: every row would be. */
  const checkStamp = (
    stamp: PackageStamp,
    { auditId, departmentId, checklistId, checklistVersion }: Assignment,
  ): void => {
    if (stamp.checksum !== digest(sealed(stamp))) refusePackage('altered_package');
    if (stamp.auditId !== auditId || stamp.departmentId !== departmentId) refusePackage('other_section');
    if (stamp.checklistId !== checklistId || stamp.checklistVersion !== String(checklistVersion)) {
      refusePackage('other_version');
    }
  };

  const compare = async (call: Call<Where & File>, action: 'preview' | 'apply') => {
    const { fileName, content, auditId, departmentId } = call.input;
    const { assignment, audit } = await enter(call, { auditId, departmentId }, action);
    expectOpen(assignment, audit, importing);
    const { stamp, rows } = await files.read({ fileName, bytes: Buffer.from(content, 'base64') });
    checkStamp(stamp, assignment);
    const [checklist, nowOf] = await Promise.all([itemsOf(assignment), answersOf(assignment)]);
    const known = new Set(checklist.map(({ itemKey }) => itemKey));
    const items = comparePackage(rows, { bases: stamp.bases, known, nowOf, hash: digest });
    const brought = new Set(rows.map(({ itemKey }) => itemKey));
    const notInFile = [...known].filter((itemKey) => !brought.has(itemKey)).length;
    return { assignment, items, notInFile, previewHash: digest({ stamp, items }) };
  };

  const explained = (item: PackageItem): Shown =>
    item.reason ? { ...item, reasonText: rowRefusals[item.reason satisfies RowRefusal] } : item;

  const preview: UseCase<Where & File, Preview> = {
    run: async (call) => {
      const { items, notInFile, previewHash } = await compare(call, 'preview');
      const count = (outcome: PackageItem['outcome']) => items.filter((item) => item.outcome === outcome).length;
      const counts = {
        unchanged: count('unchanged'),
        new: count('new'),
        changed: count('changed'),
        conflict: count('conflict'),
        refused: count('refused'),
        notInFile,
      };
      return { body: { items: items.map(explained), counts, previewHash } };
    },
    // Nothing was saved, so the same file is simply read again.
    replay: async (call) => preview.run(call),
  };

  const summary = (assignment: Assignment): Pick<Saved, 'assignment'> => ({
    assignment: savedItems(assignment, []).assignment,
  });

  /**
   * Saved in steps: when one of them fails, those before it stay saved, and a new preview of the same file shows them as
   * unchanged. The receipt comes with the last step, so only a whole import is answered again under its key.
   */
  const apply: UseCase<Where & File & { previewHash: string; choices: Choice[] }, Pick<Saved, 'assignment'>> = {
    run: async (call) => {
      const { auditId, departmentId, previewHash, choices } = call.input;
      const found = await compare(call, 'apply');
      if (found.previewHash !== previewHash) throw new DomainError('stale_version');
      const open = undecided(found.items, choices);
      if (open > 0) missing(`どちらの回答をとるかの選択 ${open}件`, `a choice for ${open} conflicts`);
      const steps = inSteps(answersIn(found.items, choices), answersPerCall);
      if (steps.length === 0) missing('取り込む回答', 'an answer to take in');
      let assignment = summary(found.assignment).assignment;
      for (const [n, items] of steps.entries()) {
        const request = n === steps.length - 1 ? call.request : { ...call.request, idempotency: undefined };
        const step = { ...call, request, input: { auditId, departmentId, items } };
        ({ assignment } = (
          await repeatRaces(async () => save(step, importing, await readItems(ports, step.input)))
        ).body);
      }
      return { body: { assignment } };
    },
    replay: async (call) => {
      const { auditId, departmentId } = call.input;
      const { assignment } = await enter(call, { auditId, departmentId }, 'apply');
      return { body: summary(assignment) };
    },
  };

  return { 'package.export': exportIt, 'package.preview': preview, 'package.apply': apply };
};
