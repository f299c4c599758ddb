import { useCallback, useState } from 'react';

/** How wide the inside of an element is; 0 until it is known. */
export const useRoom = () => {
  const [room, setRoom] = useState(0);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      // Nothing has room while it is hidden: it comes back as it was.
      if (element.clientWidth > 0) setRoom(element.clientWidth);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, room };
};
