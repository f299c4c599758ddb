/** One measured number. Times have no target: only counts, and ratios within one run, are judged. */
export type Figure = {
  figure: string;
  value: number;
  unit: string;
  target: { atMost: number } | { atLeast: number } | null;
  ok: boolean;
  raw: unknown;
};

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

const meets = (value: number, target: NonNullable<Figure['target']>): boolean =>
  'atMost' in target ? value <= target.atMost : value >= target.atLeast;

/** A number that must keep to its target. */
export const judged = (
  figure: string,
  value: number,
  unit: string,
  target: NonNullable<Figure['target']>,
  raw: unknown,
): Figure => ({ figure, value: rounded(value), unit, target, ok: meets(value, target), raw });

/** A number that is shown and not judged. */
export const shown = (figure: string, value: number, unit: string, raw: unknown = {}): Figure => ({
  figure,
  value: rounded(value),
  unit,
  target: null,
  ok: true,
  raw,
});

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** A ratio of two throughputs in one process: the best of three rounds, because a busy machine can only make it worse. */
export const bestOf = async (
  rounds: number,
  measure: () => Promise<number>,
): Promise<{ best: number; all: number[] }> => {
  const all: number[] = [];
  for (let n = 0; n < rounds; n += 1) all.push(rounded(await measure()));
  return { best: Math.max(...all), all };
};
