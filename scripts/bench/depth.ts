import { isApart, measureDepths } from '#test/functions/depths.ts';
import { type Figure, judged } from './figure.ts';

/** Requests to the database one after another, for every route, as the story of a whole audit meets them. */
export const depthFigures = async (): Promise<Figure[]> => {
  const { depths, missing } = await measureDepths();
  const entries = [...depths].filter(([name]) => !isApart(name));
  const raw = {
    routes: Object.fromEntries(depths),
    notJudged: [...depths.keys()].filter(isApart),
    missing,
  };
  return [
    judged('routes never called with success', missing.length, 'routes', { atMost: 0 }, missing),
    judged('requests in sequence', Math.max(...entries.map(([, depth]) => depth)), 'requests', { atMost: 3 }, raw),
  ];
};
