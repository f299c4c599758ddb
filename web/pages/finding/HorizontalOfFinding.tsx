import { useRead } from '#web/api/read.ts';
import { useTrack } from '#web/frame/track.ts';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useText } from '#web/text/catalogue.ts';
import type { Finding } from './acts.ts';
import { CheckCard } from './CheckCard.tsx';
import { text } from './text.ts';

/** What other sections were asked because of a finding, and what they answered. */
export const HorizontalOfFinding = ({
  finding: { auditId, findingId, horizontalOrders = [] },
}: {
  finding: Finding;
}) => {
  const t = useText(text);
  const checks = useRead(useTrack(), 'horizontalCheck.list', { auditId, findingId });
  // A check is there only once its section has been told, a moment after the order.
  const asked = horizontalOrders.flatMap(({ sections }) => sections.map(({ name }) => name));
  return (
    <section className="mb-10">
      <h2 className="mb-2 text-std-20B-150">{t.horizontal}</h2>
      <p className="mb-3 text-solid-gray-700">
        {t.horizontalNote} {asked.join('、')}
      </p>
      <Loaded of={checks}>
        {({ items }) => (
          <ul className="space-y-3">
            {items.map((check) => (
              <CheckCard key={check.checkId} check={check} isElsewhere={false} />
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
};
