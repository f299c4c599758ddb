import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** Parts of a page that have a name, and what names them. */
const places = 'main, section, article, dialog, [data-field]';
const names = 'h1, h2, h3, [data-field] > :first-child';

const holds = (element: Element): boolean =>
  element.isConnected && element.checkVisibility() && !element.matches(':disabled');

/** Names the nearest of these that is left; nothing while the page is still coming. */
const nearestName = (path: readonly Element[]): HTMLElement | null => {
  for (const place of [...path, ...document.querySelectorAll('main')].filter((one) => one.matches(places))) {
    const name = place.isConnected && [...place.querySelectorAll<HTMLElement>(names)].find(holds);
    if (name) return name;
  }
  return document.querySelector('main [aria-busy=true]') ? null : document.querySelector('main');
};

/**
 * Keeps the focus in the page. What had it may go: then the heading of the place where it stood takes it, or the label
 * of the field. A change of page is heard by those who cannot see it: the focus goes to its heading, once there is one.
 */
export const useKeptFocus = (): void => {
  const router = useRouter();
  useEffect(() => {
    /** What has the focus or lost it last, and all it stood in. */
    let path: readonly Element[] = [];
    let wanted = false;
    let byKeyboard = false;
    let due = 0;
    const isLost = (): boolean => document.activeElement === document.body && path[0] !== undefined && !holds(path[0]);
    const check = (): void => {
      due = 0;
      if (!wanted && !isLost()) return;
      const name = nearestName(wanted ? [] : path);
      if (!name) return;
      if (name.tabIndex < 0) name.tabIndex = -1;
      // Who presses with a mouse stays where the eyes are.
      name.focus({ preventScroll: !wanted && !byKeyboard });
    };
    // Two frames: whoever closes something may put the focus back by itself.
    const soon = (): void => {
      due ||= requestAnimationFrame(() => requestAnimationFrame(check));
    };
    const remember = (event: FocusEvent): void => {
      path = event.composedPath().filter((one) => one instanceof Element);
      byKeyboard = path[0]?.matches(':focus-visible') ?? false;
      wanted = false;
    };
    const leave = (): void => {
      // Who presses beside everything has left it, and has not lost it.
      setTimeout(() => {
        if (document.activeElement === document.body && !isLost()) path = [];
      });
    };
    const observer = new MutationObserver(soon);
    observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled', 'hidden'] });
    document.addEventListener('focusin', remember);
    document.addEventListener('focusout', leave);
    const unsubscribe = router.subscribe('onRendered', ({ pathChanged, fromLocation }) => {
      if (!pathChanged || !fromLocation) return;
      wanted = true;
      check();
    });
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', remember);
      document.removeEventListener('focusout', leave);
      unsubscribe();
      cancelAnimationFrame(due);
    };
  }, [router]);
};
