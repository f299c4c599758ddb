import { useEffect } from 'react';
import { useParams, useRouterState } from '@tanstack/react-router';
import { useKansa } from '#web/api/context.ts';
import { createStore } from '#web/parts/store.ts';
import { useIdle } from './idle.ts';

/** In the tab, so that a reload lifts no cover: ids of audits, and nothing of what is in them. */
const place = 'kansa.uncovered';

/** Set once this tab has shown a page of the special track: before that, there is nothing to cover. */
const entered = 'kansa.entered';

/** What was gone on with since nobody was here; undefined while there was no such time. */
const uncovered = createStore(sessionStorage.getItem(place)?.split(' ').filter(Boolean));

const keep = (audits: readonly string[]): void => {
  sessionStorage.setItem(place, audits.join(' '));
  uncovered.set([...audits]);
};

/**
 * Whether the page that is shown is of the special track and covered because nobody was here for a while: each audit
 * until its purpose is stated again, pages without an audit until anything is.
 */
export const useCover = () => {
  const { config, special } = useKansa();
  // As it is rendered: the address is ahead of the page while the next one is loading.
  const isSealed = useRouterState({ select: ({ matches }) => matches.at(-1)?.pathname.startsWith('/spi/') ?? false });
  const { auditId } = useParams({ strict: false }) as { auditId?: string };
  const known = uncovered.use();
  useEffect(() => {
    if (isSealed) sessionStorage.setItem(entered, 'yes');
  }, [isSealed]);
  useIdle(config.sealedIdleMinutes, () => {
    // A purpose that another tab has stated ends too, whatever this one has shown.
    void special?.leave();
    if (sessionStorage.getItem(entered) !== null) keep([]);
  });
  return {
    isSealed,
    isCovered: isSealed && known !== undefined && !(auditId ? known.includes(auditId) : known.length > 0),
    auditId,
    lift: (): void => keep([...(uncovered.get() ?? []), auditId ?? '-']),
  };
};
