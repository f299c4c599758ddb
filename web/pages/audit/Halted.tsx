import { isHalted } from '#shared/domain/audit/phases.ts';
import { useRead } from '#web/api/read.ts';
import { useTrack } from '#web/frame/track.ts';
import { Icon } from '#web/parts/Icon.tsx';
import { useText } from '#web/text/catalogue.ts';
import { text } from './text.ts';

/** Says that an audit is suspended or cancelled: nothing that belongs to it moves. Sections are not told why. */
export const Halted = ({ auditId }: { auditId: string }) => {
  const t = useText(text);
  const { data: audit } = useRead(useTrack(), 'audit.get', { auditId });
  if (!audit || !isHalted(audit.status)) return null;
  const isOver = audit.status === 'cancelled';
  return (
    <section
      aria-label={t.halted}
      className="mb-6 flex items-start gap-3 rounded-8 border-l-8 border-solid-gray-600 bg-solid-gray-50 p-4"
    >
      <Icon name="stop" />
      <div>
        <p className="font-bold">{isOver ? t.cancelled : t.suspended}</p>
        <p>{isOver ? t.cancelledNote : t.suspendedNote}</p>
        {audit.remark && (
          <p className="whitespace-pre-line">
            {t.reason}: {audit.remark}
          </p>
        )}
      </div>
    </section>
  );
};
