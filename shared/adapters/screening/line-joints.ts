import type { Passage } from '#shared/domain/screening/passage.ts';

const contextLength = 60;
/** How much of each side of a line end is joined: a number and what says so. */
const kept = 40;
/** A number over more lines than it has groups is no number. */
const maxTail = 120;
const endsWithFigure = /[\p{N}][\s\p{Pd}\p{Pc}.・ー]*$/u;
const beginsWithFigure = /^[\s\p{Pd}\p{Pc}.・ー]*[\p{N}]/u;
const onlyFigures = /^[\p{N}\s\p{Pd}\p{Pc}.・ー]+$/u;

/** The end of what stands before, in however many lines: what it says is said of the next line too. */
export const endOf = (before: string, line: string): string =>
  `${before}${before === '' ? '' : '\n'}${line}`.slice(-contextLength);

/**
 * Takes lines, or paragraphs, one by one, and gives a line joined to those before it where a number could go on over
 * their ends. The newest end is a tab as well: only what crosses that counts, what crosses earlier ones has counted.
 */
export const openLineJoints = (): ((line: string) => Pick<Passage, 'text' | 'joined'> | undefined) => {
  let tail = '';
  return (line) => {
    const head = line.trimStart().slice(0, kept);
    const joint = endsWithFigure.test(tail) && beginsWithFigure.test(head) ? `${tail}\t\n${head}` : undefined;
    const end = line.trimEnd().slice(-kept);
    tail = joint !== undefined && onlyFigures.test(line) ? `${tail}\n${end}`.slice(-maxTail) : end;
    return joint === undefined ? undefined : { text: joint, joined: true };
  };
};
