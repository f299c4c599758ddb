import { useState } from 'react';
import { usePages } from '#web/api/read.ts';
import type { In, Track } from '#web/api/types.ts';
import { Button } from '#web/parts/Button.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { text } from './text.ts';

type Props = { plane: Track; of: In<'general', 'finding.activity'> };

const Entries = ({ plane, of }: Props) => {
  const t = useText(text);
  const say = useSay();
  const dates = useDates();
  const trail = usePages(plane, 'finding.activity', of);
  return (
    <Loaded of={trail}>
      {(entries) => (
        <>
          <ol className="border-l-2 border-solid-gray-300 pl-5">
            {entries.map(({ seq, at, actName, roleName, person, onBehalfOf }) => (
              <li key={seq} className="relative py-2">
                <span aria-hidden="true" className="absolute top-4 -left-[1.6rem] size-3 rounded-full bg-blue-900" />
                <p className="font-bold">{say(actName)}</p>
                <p className="text-solid-gray-700">
                  {dates.time(at)} {person.name} ({person.title ?? say(roleName)})
                  {onBehalfOf && ` ${t.onBehalf(onBehalfOf.title)}`}
                </p>
              </li>
            ))}
          </ol>
          {trail.hasNextPage && <Button onClick={() => void trail.fetchNextPage()}>{t.more}</Button>}
        </>
      )}
    </Loaded>
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
