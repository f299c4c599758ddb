import { type KeyboardEvent, useRef } from 'react';
import type { DateSegmentProps } from 'react-aria-components';

type Segment = DateSegmentProps['segment'];

/** A year of an era has two digits at most: more would be a month that was typed into it. */
export const inEra = (segment: Segment): Segment => (segment.type === 'year' ? { ...segment, maxValue: 99 } : segment);

/** Goes on to the next part of a day where somebody types what stands between two, as in 8/11/25. */
export const useSeparators = () => {
  // A part that is full has gone on by itself: a separator after it must not skip the next one.
  const typedInto = useRef<HTMLElement>(null);
  return (event: KeyboardEvent<HTMLElement>): void => {
    const part = event.target as HTMLElement;
    const parts = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-type][tabindex]')];
    if (!parts.includes(part) || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = parts[parts.indexOf(part) + 1];
    if (/^\d$/.test(event.key)) {
      // No era is a digit: whoever begins with the year means the era that is shown.
      typedInto.current = part.dataset.type === 'era' && next ? next : part;
      if (typedInto.current !== part) next?.focus();
    }
    if (!/^[/.-]$/.test(event.key)) return;
    event.preventDefault();
    if (typedInto.current === part) next?.focus();
  };
};
