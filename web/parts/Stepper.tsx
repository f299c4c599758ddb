import { catalogue, useText } from '#web/text/catalogue.ts';

const words = catalogue(
  { done: '済み', now: '現在の段階', next: 'これから' },
  { done: 'done', now: 'current stage', next: 'to come' },
);

export type Stage = { key: string; label: string };

const looks = {
  done: 'border-green-800',
  now: 'border-blue-900 font-bold text-blue-900',
  next: 'border-solid-gray-200 text-solid-gray-700',
} as const;

/**
 * The way something goes, and how far it has come; a phone shows only where it stands now. `at` beyond the last stage
 * means that all are done: a phone shows the last one, and says so.
 */
export const Stepper = ({ label, stages, at }: { label: string; stages: readonly Stage[]; at: number }) => {
  const t = useText(words);
  const last = stages.length - 1;
  return (
    <ol aria-label={label} className="mb-8 flex flex-wrap gap-y-3">
      {stages.map(({ key, label: name }, n) => {
        const state = n < at ? 'done' : n === at ? 'now' : 'next';
        const isOver = n === last && state === 'done';
        return (
          <li
            key={key}
            aria-current={state === 'now' ? 'step' : undefined}
            className={`flex min-w-28 grow basis-0 flex-wrap gap-x-2 border-t-4 pt-2 pr-3 ${looks[state]} ${state === 'now' || isOver ? '' : 'max-md:sr-only'}`}
          >
            <span aria-hidden="true" className="md:hidden">
              {n + 1} / {stages.length}
            </span>
            <span>
              {name} <span className={isOver ? 'md:sr-only' : 'sr-only'}>({t[state]})</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
};
