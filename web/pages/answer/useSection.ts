import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import type { PostRole } from '#shared/domain/access/roles.ts';
import { sealedRoles } from '#shared/domain/access/sealed-roles.ts';
import type { Clients } from '#web/api/clients.ts';
import { useKansa, useMe } from '#web/api/context.ts';
import { useRead } from '#web/api/read.ts';
import type { Out } from '#web/api/types.ts';
import { useTrack } from '#web/frame/track.ts';
import { useAskBeforeUnload } from '#web/frame/unsaved.tsx';
import type { Response } from './answers.ts';
import { draftsInMemory, draftsOnDevice } from './drafts.ts';
import { createSaver } from './saver.ts';

export type Assignment = Out<'general', 'assignment.get'>;
export type Item = Out<'general', 'checklist.get'>['list'][number];

/** The section of the page's address. */
export const useWhere = () => {
  const { auditId = '', departmentId = '' } = useParams({ strict: false });
  return { plane: useTrack(), auditId, departmentId };
};

/** Whether this person answers for the section: others read it. */
export const useIsOwn = (assignment: Assignment | undefined): boolean => {
  const plane = useTrack();
  return useMe().posts.some(
    ({ departmentId, roles }) =>
      assignment?.path.includes(departmentId) &&
      (plane === 'spi' ? sealedRoles(roles as PostRole[]) : roles).some((role) =>
        ['deptContact', 'deptIsManager'].includes(role),
      ),
  );
};

/** What the page of a section is made of. Notes are empty for whoever may not read them. */
export const useSection = () => {
  const { plane, auditId, departmentId } = useWhere();
  const where = useMemo(() => ({ auditId, departmentId }), [auditId, departmentId]);
  const assignment = useRead(plane, 'assignment.get', where);
  const { checklistId = '', checklistVersion = 0 } = assignment.data ?? {};
  const known = { enabled: assignment.data !== undefined };
  const version = { checklistId, checklistVersion: String(checklistVersion) };
  const checklist = useRead(plane, 'checklist.get', version, { ...known, staleTime: Number.POSITIVE_INFINITY });
  const responses = useRead(plane, 'response.list', where, known);
  const previous = useRead(plane, 'assignment.previous', where, { ...known, staleTime: 300_000 });
  const questions = useRead(plane, 'question.list', where, known);
  const evidence = useRead(plane, 'evidence.list', where, known);
  const isOwn = useIsOwn(assignment.data);
  const notes = useRead(plane, 'sectionNote.list', where, { enabled: isOwn });
  // Auditors see what was handed in, not work in progress: an answer that is not shown is not a missing one.
  const isWithheld = !isOwn && assignment.data !== undefined && assignment.data.submittedAt === undefined;
  return { isWithheld, plane, where, assignment, checklist, responses, previous, questions, evidence, notes, isOwn };
};

/** Saves what is typed into this section, and shows what was saved without asking for everything again. */
export const useSaver = () => {
  const { plane, auditId, departmentId } = useWhere();
  const { clients, me } = useKansa();
  const queries = useQueryClient();
  const saver = useMemo(() => {
    const where = { auditId, departmentId };
    const client: Clients['general'] = clients[plane];
    const show = (assignment: Partial<Assignment>, items: readonly Response[]): void => {
      queries.setQueryData<Assignment>([plane, 'assignment.get', where], (old) => old && { ...old, ...assignment });
      queries.setQueryData<{ items: readonly Response[] }>([plane, 'response.list', where], (old) => {
        if (!old) return old;
        const fresh = new Map(items.map((item) => [item.itemKey, item]));
        return { items: [...old.items.filter(({ itemKey }) => !fresh.has(itemKey)), ...items] };
      });
    };
    const reads = ['assignment.get', 'response.list'].map((operation) => [plane, operation, where]);
    // A read that began before an answer was taken may know nothing of it: it is thrown away, and made anew.
    const anew = async (known: () => void): Promise<void> => {
      const late = reads.filter((queryKey) => queries.isFetching({ queryKey }) > 0);
      await Promise.all(late.map((queryKey) => queries.cancelQueries({ queryKey })));
      known();
      for (const queryKey of late) void queries.invalidateQueries({ queryKey });
    };
    return createSaver(
      {
        save: async (itemKey, input) => {
          const { body } = await client('response.answer', { ...where, itemKey, ...input });
          await anew(() => show(body.assignment, body.items));
          return body.items.find((item) => item.itemKey === itemKey);
        },
        read: async (itemKey) => {
          const { body } = await client('response.get', { ...where, itemKey });
          show({}, [body]);
          return body;
        },
      },
      (plane === 'spi' ? draftsInMemory : draftsOnDevice)([me.personId, plane, auditId, departmentId].join('/')),
    );
  }, [clients, plane, auditId, departmentId, me.personId, queries]);
  useEffect(() => saver.begin(), [saver]);
  const isWaiting = saver.pending.usePart(({ size }) => size > 0);
  useAskBeforeUnload(plane === 'spi' && isWaiting);
  return saver;
};

export type Section = ReturnType<typeof useSection>;

/** Whether the section owes the auditors an answer about this item. */
export const isAsked = ({ isOwn, questions }: Section, itemKey: string): boolean =>
  isOwn &&
  (questions.data?.items.some((one) => one.itemKey === itemKey && one.may.includes('question.answer')) ?? false);
