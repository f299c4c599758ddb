import { DomainError } from '#shared/kernel/errors.ts';
import { authorize } from '#shared/domain/access/policy.ts';
import type { noteText } from '#shared/domain/section-note/section-note.ts';
import { type Output, unborn } from '#shared/domain/scalars.ts';
import type { WorkpaperNote } from '#shared/domain/workpaper/workpaper.ts';
import type { Ports } from '#shared/app/ports.ts';
import { beginningWith, saved, type UseCase } from '#shared/app/use-case.ts';
import { refuseReadOnly, workpaperAggregate } from './workpaper-view.ts';

type Where = { auditId: string; departmentId: string; workpaperId: string };
type NoteView = Omit<WorkpaperNote, 'trail' | 'writtenAt'> & { writtenAt?: string | undefined };

/** What the author of a workpaper notes for himself: only the author reads it, whoever else may read the workpaper. */
export const workpaperNoteUseCases = (ports: Ports) => {
  const { store } = ports;
  const { load, target } = workpaperAggregate;

  const read = ({ auditId, departmentId, workpaperId }: Where) =>
    Promise.all([
      load(ports, { auditId, departmentId, workpaperId }),
      store.load({ kind: 'workpaperNote', auditId, departmentId, workpaperId }),
    ]);

  const get: UseCase<Where, NoteView> = beginningWith(read, async ({ actor, input }, [{ record, context }, [note]]) => {
    authorize(actor, 'workpaper.note', target(record, context), 'workpaper.read');
    const { auditId, departmentId, workpaperId } = input;
    return { body: note ?? { auditId, departmentId, workpaperId, version: 0, text: '' } };
  });

  const write: UseCase<Where & Output<typeof noteText>, NoteView> = beginningWith(
    ({ auditId, departmentId, workpaperId }) => read({ auditId, departmentId, workpaperId }),
    async (call, [{ record, context }, [before]]) => {
      const { auditId, departmentId, workpaperId, version, text } = call.input;
      const warrant = authorize(call.actor, 'workpaper.writeNote', target(record, context), 'workpaper.read');
      const currentVersion = before?.version ?? 0;
      if (version !== currentVersion) throw new DomainError('stale_version', { currentVersion });
      refuseReadOnly(context);
      const writtenAt = call.request.at.toISOString();
      const after: WorkpaperNote = { ...unborn, ...before, auditId, departmentId, workpaperId, text, writtenAt };
      const change = { kind: 'workpaperNote', before, after, act: 'workpaper.writeNote', warrant } as const;
      await store.commit({ call, changes: [change] });
      return { body: saved(before, after) };
    },
  );

  return { 'workpaper.note': get, 'workpaper.writeNote': write };
};
