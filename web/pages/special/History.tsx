import type { usePages } from '#web/api/read.ts';
import { Loaded } from '#web/parts/Loaded.tsx';
import { Timeline } from '#web/parts/Timeline.tsx';

/** The trail of a record, as it was read: `of={usePages('spi', 'breach.activity', { breachId })}`. */
export const History = ({ of }: { of: ReturnType<typeof usePages<'spi', 'breach.activity'>> }) => (
  <Loaded of={of}>
    {(entries) => <Timeline entries={entries} onMore={of.hasNextPage ? () => void of.fetchNextPage() : undefined} />}
  </Loaded>
);
