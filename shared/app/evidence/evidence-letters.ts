import type { Evidence, FileStatus } from '#shared/domain/evidence/evidence.ts';
import type { Mail } from '#shared/domain/notification/message.ts';

type Letter = readonly [template: Mail['template'], to: (file: Evidence) => string];

const uploader = ({ uploadedBy }: Evidence): string => `person:${uploadedBy}`;
const refused: readonly Letter[] = [['evidenceRefused', uploader]];

/** Who hears of a state that a worker brings about. */
const letters: Partial<Record<FileStatus, readonly Letter[]>> = {
  rejected_malware: refused,
  rejected_type: refused,
  rejected_unsafe: refused,
  rejected_mismatch: refused,
  held_unscannable: [['evidenceHeld', uploader]],
  held_spi_suspected: [
    ['evidenceHeld', uploader],
    ['yourTurn', () => 'spiAuditOfficer'],
  ],
  purged: [
    ['evidencePurged', uploader],
    ['evidencePurged', ({ departmentId }) => `deptIsManager@${departmentId}`],
  ],
};

export const lettersOf = (file: Evidence): Mail[] => {
  const { auditId, departmentId, evidenceId } = file;
  const about = { auditId, departmentId, evidenceId };
  return (letters[file.status] ?? []).map(([template, to]) => ({ type: 'mail', template, to: [to(file)], about }));
};
