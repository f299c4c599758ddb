import { useRead } from '#web/api/read.ts';
import { useTrack } from '#web/frame/track.ts';
import { rowOf } from '#web/pages/finding/audit-row.ts';
import { FindingTable } from '#web/pages/finding/FindingTable.tsx';
import { useNames } from '#web/parts/names.ts';
import { useText } from '#web/text/catalogue.ts';
import { text } from './text.ts';

/** What earlier audits left to this one; nothing is shown where they left nothing. */
export const Carried = ({ auditId }: { auditId: string }) => {
  const t = useText(text);
  const plane = useTrack();
  const { data } = useRead(plane, 'audit.carriedOver', { auditId });
  const { section } = useNames(plane, auditId);
  if (!data || data.items.length === 0) return null;
  return (
    <section className="mt-10">
      <h2 className="text-std-20B-150">{t.carried}</h2>
      <p className="mb-3 text-solid-gray-700">{t.carriedNote}</p>
      <FindingTable rows={data.items.map(rowOf)} section={section} filters={[]} empty={null} />
    </section>
  );
};
