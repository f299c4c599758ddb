/** One part of the soak: works until `target` is reached and says what it found wrong. */
export type Part = (task: {
  target: number;
  seed: number;
  /** How many plays run side by side. */
  together: number;
  report: (line: string) => void;
}) => Promise<{ done: number; wrongs: readonly string[]; more?: object }>;
