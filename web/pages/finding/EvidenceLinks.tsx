import { Link } from '@tanstack/react-router';
import { useRead } from '#web/api/read.ts';
import { useTrack } from '#web/frame/track.ts';
import { isWhole } from '#web/pages/audit/reader.ts';
import { useNames } from '#web/parts/names.ts';

type Props = { of: { auditId: string; departmentId: string }; ids: readonly string[] };

/** Files by name: auditors look at them beside the answers, the section where it handed them in. */
export const EvidenceLinks = ({ of: { auditId, departmentId }, ids }: Props) => {
  const plane = useTrack();
  const { audit } = useNames(plane, auditId);
  const files = useRead(plane, 'evidence.list', { auditId, departmentId, show: 'all' }, { enabled: ids.length > 0 });
  const besideAnswers = audit !== undefined && isWhole(audit);
  return ids.map((id) => {
    const file = files.data?.items.find(({ evidenceId }) => evidenceId === id);
    return (
      <Link
        key={id}
        to={`/$plane/audits/$auditId/sections/$departmentId/${besideAnswers ? 'review' : 'evidence'}`}
        params={{ plane, auditId, departmentId }}
        search={besideAnswers ? { file: id } : {}}
        className="link block"
      >
        {file?.label ?? file?.fileName ?? '…'}
      </Link>
    );
  });
};
