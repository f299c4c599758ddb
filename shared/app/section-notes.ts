import { DomainError } from '#shared/kernel/errors.ts';
import type { Action } from '#shared/domain/access/grants.ts';
import { authorize } from '#shared/domain/access/policy.ts';
import { unborn } from '#shared/domain/scalars.ts';
import type { noteText, SectionNote } from '#shared/domain/section-note/section-note.ts';
import type { Output } from '#shared/domain/scalars.ts';
import { assignmentAggregate } from './assignment-view.ts';
import { itemKeyChecker } from './item-keys.ts';
import type { Call, Ports } from './ports.ts';
import { assignmentTarget } from './targets.ts';
import { saved, type UseCase } from './use-case.ts';

type Where = { auditId: string; departmentId: string };

/**
 * A section's notes for itself, item by item. They are no part of the audit: nobody outside the section reads them,
 * they hold nothing up, and they can be written as long as the assignment is there, also when the audit is over.
 */
export const sectionNoteUseCases = (ports: Ports) => {
  const { store } = ports;
  const checkKeys = itemKeyChecker(store);

  const enter = async ({ actor }: Call, { auditId, departmentId }: Where, action: Action) => {
    const { record, context } = await assignmentAggregate.load(ports, { auditId, departmentId });
    const warrant = authorize(actor, action, assignmentTarget(record, context), 'assignment.read');
    return { assignment: record, warrant };
  };

  const list: UseCase<Where, { items: SectionNote[] }> = {
    run: async (call) => {
      const { auditId, departmentId } = call.input;
      await enter(call, call.input, 'sectionNote.read');
      return { body: { items: await store.list.notesOf(auditId, departmentId) } };
    },
  };

  const write: UseCase<Where & { itemKey: string } & Output<typeof noteText>, SectionNote> = {
    run: async (call) => {
      const { auditId, departmentId, itemKey, version, text } = call.input;
      const [{ assignment, warrant }, [before]] = await Promise.all([
        enter(call, call.input, 'sectionNote.write'),
        store.load({ kind: 'sectionNote', auditId, departmentId, itemKey }),
      ]);
      await checkKeys(assignment, [itemKey]);
      const currentVersion = before?.version ?? 0;
      if (version !== currentVersion) throw new DomainError('stale_version', { currentVersion });
      const written = { writtenBy: call.actor.personId, writtenAt: call.request.at.toISOString() };
      const after: SectionNote = { ...unborn, ...before, auditId, departmentId, itemKey, text, ...written };
      await store.commit({
        call,
        changes: [{ kind: 'sectionNote', before, after, act: 'sectionNote.write', warrant }],
      });
      return { body: saved(before, after) };
    },
  };

  return { 'sectionNote.list': list, 'sectionNote.write': write };
};
