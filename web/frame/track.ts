import { notFound, useParams, useRouterState } from '@tanstack/react-router';
import type { Track } from '#web/api/types.ts';

const tracks: readonly string[] = ['general', 'spi'] satisfies Track[];

/** The plane of the page's address: `/general/…` or `/spi/…`; pages outside both are of the general one. */
export const useTrack = (): Track => {
  const { plane } = useParams({ strict: false });
  // Pages that one plane alone has name it in their path.
  const isSealed = useRouterState({ select: ({ location }) => location.pathname.startsWith('/spi/') });
  return plane === 'spi' || (plane === undefined && isSealed) ? 'spi' : 'general';
};

/** For routes that both planes have: `createRoute({ path: '/$plane/…', beforeLoad: ({ params }) => onlyTracks(params) })`. */
export const onlyTracks = (params: { plane: string }): void => {
  if (!tracks.includes(params.plane)) throw notFound();
};
