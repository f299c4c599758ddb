import { DomainError } from '#shared/kernel/errors.ts';
import type { Actor } from '#shared/domain/access/actor.ts';
import type { Target } from '#shared/domain/access/policy.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import { type Workpaper, workpaperLifecycle, writingStages } from '#shared/domain/workpaper/workpaper.ts';
import { type Aggregate, possible } from '#shared/app/commands.ts';
import { sectionTarget } from '#shared/app/targets.ts';
import { found } from '#shared/app/use-case.ts';

export type WorkpaperView = Workpaper & { may: string[] };

/** Auditors have to be independent of the section; the section itself knows of nothing. Throws `not_found`. */
export const papersTarget = (audit: Audit, departmentId: string): Target => ({
  ...sectionTarget(audit, found(audit.sections.find((s) => s.departmentId === departmentId))),
  sections: [],
});

/** Workpapers are written from the preliminary survey until the report is finalised. */
export const refuseReadOnly = ({ status }: Audit): void => {
  if (!writingStages.includes(status)) throw new DomainError('invalid_transition', { params: { status } });
};

const workpaperTarget = (workpaper: Workpaper, audit: Audit): Target => ({
  ...papersTarget(audit, workpaper.departmentId),
  makers: { author: workpaper.preparedBy },
});

export const workpaperView = (workpaper: Workpaper, audit: Audit, actor: Actor): WorkpaperView => ({
  ...workpaper,
  may: writingStages.includes(audit.status)
    ? possible(actor, 'workpaper', workpaperLifecycle, workpaper, workpaperTarget(workpaper, audit))
    : [],
});

export const workpaperAggregate: Aggregate<'workpaper', Audit, WorkpaperView> = {
  kind: 'workpaper',
  keys: ['auditId', 'departmentId', 'workpaperId'],
  readAction: 'workpaper.read',
  load: async ({ store }, { auditId = '', departmentId = '', workpaperId = '' }) => {
    const [audit, workpaper] = await store.load(
      { kind: 'audit', auditId },
      { kind: 'workpaper', auditId, departmentId, workpaperId },
    );
    return { record: found(workpaper), context: found(audit) };
  },
  ref: ({ auditId, departmentId, workpaperId }) => ({ kind: 'workpaper', auditId, departmentId, workpaperId }),
  target: workpaperTarget,
  view: workpaperView,
};
