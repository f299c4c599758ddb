import { DomainError } from '#shared/kernel/errors.ts';
import type { Action } from '#shared/domain/access/actions.ts';
import { authorize, type Warrant } from '#shared/domain/access/policy.ts';
import { unborn } from '#shared/domain/scalars.ts';
import type { noteText, SectionNote } from '#shared/domain/section-note/section-note.ts';
import type { Output } from '#shared/domain/scalars.ts';
import { assignmentAggregate } from './assignment-view.ts';
import { itemKeyChecker } from '#shared/app/checklist/item-keys.ts';
import type { Call, Ports } from '#shared/app/ports.ts';
import { assignmentTarget } from '#shared/app/targets.ts';
import { beginningWith, saved, type UseCase } from '#shared/app/use-case.ts';

type Where = { auditId: string; departmentId: string };

/**
 * A section's notes for itself, item by item. They are no part of the audit: nobody outside the section reads them,
 * they hold nothing up, and they can be written as long as the assignment is there, also when the audit is over.
 */
export const sectionNoteUseCases = (ports: Ports) => {
  const { store } = ports;
  const checkKeys = itemKeyChecker(store);

  const assigned = ({ auditId, departmentId }: Where) => assignmentAggregate.load(ports, { auditId, departmentId });
  type Assigned = Awaited<ReturnType<typeof assigned>>;

  const enter = ({ actor }: Call, { record, context }: Assigned, action: Action): Warrant =>
    authorize(actor, action, assignmentTarget(record, context), 'assignment.read');

  const list: UseCase<Where, { items: SectionNote[] }> = beginningWith(assigned, async (call, place) => {
    enter(call, place, 'sectionNote.read');
    return { body: { items: await store.list.notesOf(call.input.auditId, call.input.departmentId) } };
  });

  const write: UseCase<Where & { itemKey: string } & Output<typeof noteText>, SectionNote> = beginningWith(
    ({ auditId, departmentId, itemKey }) =>
      Promise.all([
        assigned({ auditId, departmentId }),
        store.load({ kind: 'sectionNote', auditId, departmentId, itemKey }),
      ]),
    async (call, [place, [before]]) => {
      const { auditId, departmentId, itemKey, version, text } = call.input;
      const warrant = enter(call, place, 'sectionNote.write');
      await checkKeys(place.record, [itemKey]);
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
  );

  return { 'sectionNote.list': list, 'sectionNote.write': write };
};
