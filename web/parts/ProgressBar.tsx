/** How much of something is done, in figures and as a bar. */
export const ProgressBar = ({ label, done, of }: { label: string; done: number; of: number }) => (
  <div className="flex items-center gap-3">
    <progress aria-label={label} value={done} max={Math.max(of, 1)} className="progress h-2 w-32 shrink" />
    <span className="whitespace-nowrap tabular-nums">
      {done} / {of}
    </span>
  </div>
);
