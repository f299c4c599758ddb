import { permit } from '#shared/domain/access/policy.ts';
import { decisionDue } from '#shared/domain/evidence/held.ts';
import type { Ports } from '#shared/app/ports.ts';
import { beginningWith, type UseCase } from '#shared/app/use-case.ts';
import { type EvidenceView, evidenceView, type Track } from './evidence-view.ts';

/** Of the audit no more than where to find whoever handed the file in. */
type HeldFile = EvidenceView & { departmentName: string; uploaderName: string; due: string };

/** The SPI audit officer's work: every file that waits for a decision, soonest due first. */
export const heldFileUseCases = ({ store, directory }: Ports, track: Track) => {
  const view = evidenceView(track);

  const listHeld: UseCase<unknown, { items: HeldFile[] }> = beginningWith(
    () => Promise.all([store.list.waitingFor('spiAuditOfficer'), directory.departments()]),
    async ({ actor }, [waiting, departments]) => {
      permit(actor, 'evidence.listHeld');
      const files = waiting.flatMap(({ kind, record, audit }) =>
        kind === 'evidence' && audit ? [{ record, audit }] : [],
      );
      const names = new Map(departments.map(({ departmentId, name }) => [departmentId, name]));
      const uploaders = await directory.careersOf([...new Set(files.map(({ record }) => record.uploadedBy))]);
      const items = await Promise.all(
        files.map(
          async ({ record, audit }): Promise<HeldFile> => ({
            ...(await view(record, { audit }, actor)),
            departmentName: names.get(record.departmentId) ?? record.departmentId,
            uploaderName: uploaders.get(record.uploadedBy)?.name ?? '',
            due: decisionDue(record),
          }),
        ),
      );
      return { body: { items: items.toSorted((a, b) => a.due.localeCompare(b.due)) } };
    },
  );

  return { 'evidence.listHeld': listHeld };
};
