import { notFound, useParams } from '@tanstack/react-router';
import type { Track } from '#web/api/types.ts';

const tracks: readonly string[] = ['general', 'spi'] satisfies Track[];

/** The plane of the page's address: `/general/…` or `/spi/…`. */
export const useTrack = (): Track => (useParams({ strict: false }).plane === 'spi' ? 'spi' : 'general');

/** For routes that both planes have: `createRoute({ path: '/$plane/…', beforeLoad: ({ params }) => onlyTracks(params) })`. */
export const onlyTracks = (params: { plane: string }): void => {
  if (!tracks.includes(params.plane)) throw notFound();
};
