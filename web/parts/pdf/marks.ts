import type { Drawn } from './draw.ts';
import { fold } from './hits.ts';

type Hit = { start: number; end: number };

const rangeOf = (
  { spans }: Drawn,
  places: ReturnType<typeof fold>['places'],
  { start, end }: Hit,
): Range | undefined => {
  const [first, last] = [places[start], places[end - 1]];
  const [from, to] = [first && spans[first.piece]?.firstChild, last && spans[last.piece]?.firstChild];
  if (!first || !last || !from || !to) return undefined;
  const range = new Range();
  range.setStart(from, first.start);
  range.setEnd(to, last.end);
  return range;
};

/** Marks what was found on the page that is drawn, and brings the one that is looked at into view. */
export const mark = (drawn: Drawn, hits: readonly Hit[], current: Hit | undefined): (() => void) => {
  // Older browsers go to the page, and mark nothing there.
  if (!('highlights' in CSS)) return () => undefined;
  const { places } = fold(drawn.pieces);
  const ranges = hits.map((hit) => rangeOf(drawn, places, hit));
  const looked = current && ranges[hits.indexOf(current)];
  CSS.highlights.set('pdf-hit', new Highlight(...ranges.filter((range) => range !== undefined)));
  if (looked) {
    CSS.highlights.set('pdf-hit-now', new Highlight(looked));
    looked.startContainer.parentElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
  return () => {
    CSS.highlights.delete('pdf-hit');
    CSS.highlights.delete('pdf-hit-now');
  };
};
