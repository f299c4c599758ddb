import { useState } from 'react';
import { usePages } from '#web/api/read.ts';
import type { In, Track } from '#web/api/types.ts';
import { Verification } from '#web/pages/trail/Verification.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { Timeline } from '#web/parts/Timeline.tsx';
import { useText } from '#web/text/catalogue.ts';
import { text } from './text.ts';

type Props = { plane: Track; of: In<'general', 'finding.activity'> };

const Entries = ({ plane, of }: Props) => {
  const trail = usePages(plane, 'finding.activity', of);
  return (
    <>
      <Verification plane={plane} operation="finding.verify" of={of} />
      <Loaded of={trail}>
        {(entries) => (
          <Timeline entries={entries} onMore={trail.hasNextPage ? () => void trail.fetchNextPage() : undefined} />
        )}
      </Loaded>
    </>
  );
};

/** What has been done with a finding, in words; asked for when it is opened. */
export const History = (props: Props) => {
  const t = useText(text);
  const [open, setOpen] = useState(false);
  return (
    <details className="mt-10 print:hidden" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="min-h-11 cursor-pointer text-std-20B-150">{t.history}</summary>
      {open && <Entries {...props} />}
    </details>
  );
};
