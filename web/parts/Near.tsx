import { type ReactNode, useEffect, useRef, useState } from 'react';
import { usePrinting } from './printing.ts';

const watchers = new WeakMap<Element, (isNear: boolean) => void>();
let observer: IntersectionObserver | undefined;

/** One observer for all: a page has hundreds of places. Near is what is at most one screen away. */
const watch = (place: Element, tell: (isNear: boolean) => void): (() => void) => {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) watchers.get(target)?.(isIntersecting);
    },
    { rootMargin: '100% 0px' },
  );
  watchers.set(place, tell);
  observer.observe(place);
  return () => observer?.unobserve(place);
};

/**
 * A part of a long page that is drawn while it is near what is seen, has the focus, or is printed. Otherwise it keeps
 * the room it had, or was guessed to take, in pixels.
 */
export const Near = ({ room, children }: { room: number; children: () => ReactNode }) => {
  const place = useRef<HTMLDivElement>(null);
  const height = useRef(room);
  const [isNear, setNear] = useState(false);
  const isPrinting = usePrinting();
  useEffect(() => {
    const { current } = place;
    if (!current) return undefined;
    return watch(current, (near) => {
      if (!near && current.contains(document.activeElement)) return;
      if (!near && current.childElementCount > 0) height.current = current.offsetHeight;
      setNear(near);
    });
  }, []);
  const isDrawn = isNear || isPrinting;
  return (
    <div ref={place} className="flow-root" style={isDrawn ? undefined : { height: height.current }}>
      {isDrawn && children()}
    </div>
  );
};
