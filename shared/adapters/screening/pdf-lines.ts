/** A stretch of text of a page and where it stands, as pdfjs gives it. */
export type PdfText = { str: string; dir: string; transform: number[]; width: number; height: number; hasEOL: boolean };

type Placed = { text: string; x: number; y: number; end: number; size: number };

/** Two pieces on one line belong together unless they are this part of their size apart. */
const gap = 0.2;
const lineTolerance = 0.5;

/** Upright text can be put in order by where it stands; turned or vertical text stays as it was written. */
const isUpright = ({ dir, transform: [, b = 0, c = 0] }: PdfText): boolean => dir !== 'ttb' && b === 0 && c === 0;

const placed = ({ str, transform: [, , , d = 0, x = 0, y = 0], width, height }: PdfText): Placed => ({
  text: str,
  x,
  y,
  end: x + width,
  size: Math.max(Math.abs(height), Math.abs(d), 1),
});

const linesOf = (pieces: Placed[]): Placed[][] => {
  const lines: Placed[][] = [];
  for (const piece of pieces.toSorted((a, b) => b.y - a.y)) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (
      line !== undefined &&
      first !== undefined &&
      first.y - piece.y < lineTolerance * Math.min(first.size, piece.size)
    ) {
      line.push(piece);
    } else {
      lines.push([piece]);
    }
  }
  return lines.map((line) => line.sort((a, b) => a.x - b.x));
};

const between = (left: Placed, right: Placed): string =>
  right.x - left.end > gap * Math.min(left.size, right.size) ? ' ' : '';

/** What a page says, and once more in the order it was written: there only what crosses a tab is new. */
export const pageTexts = (items: PdfText[]): { text: string; written?: string } => {
  const upright = items.filter((item) => isUpright(item) && item.str.trim() !== '').map(placed);
  const turned = items.filter((item) => !isUpright(item)).map(({ str, hasEOL }) => str + (hasEOL ? '\n' : ''));
  const joints = new Map<Placed, { next: Placed; joint: string }>();
  const ordered = linesOf(upright).flat();
  const lines = new Map(linesOf(upright).flatMap((line, index) => line.map((piece) => [piece, index] as const)));
  let text = '';
  ordered.forEach((piece, index) => {
    const next = ordered[index + 1];
    const joint = next === undefined ? '\n' : lines.get(piece) === lines.get(next) ? between(piece, next) : '\n';
    text += piece.text + joint;
    if (next !== undefined) {
      joints.set(piece, { next, joint });
    }
  });
  let written = '';
  upright.forEach((piece, index) => {
    const known = joints.get(piece);
    const next = upright[index + 1];
    written += piece.text + (next === undefined ? '' : known?.next === next ? known.joint : '\t');
  });
  const whole = text + turned.join('');
  return written.includes('\t') ? { text: whole, written } : { text: whole };
};
