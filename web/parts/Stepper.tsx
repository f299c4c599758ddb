import { catalogue, useText } from '#web/text/catalogue.ts';
import { Icon } from './Icon.tsx';

const words = catalogue(
  { done: '済み', now: '現在の段階', next: 'これから' },
  { done: 'done', now: 'current stage', next: 'to come' },
);

export type Stage = { key: string; label: string };

const looks = {
  done: 'border-green-800 bg-green-800 text-white',
  now: 'border-blue-900 bg-blue-900 text-white',
  next: 'border-solid-gray-420 bg-white text-solid-gray-700',
} as const;

/** The way something goes, and how far it has come. `at` beyond the last stage means that all are done. */
export const Stepper = ({ label, stages, at }: { label: string; stages: readonly Stage[]; at: number }) => {
  const t = useText(words);
  return (
    <ol aria-label={label} className="mb-8 flex flex-wrap gap-y-3 max-md:flex-col">
      {stages.map(({ key, label: name }, n) => {
        const state = n < at ? 'done' : n === at ? 'now' : 'next';
        return (
          <li
            key={key}
            aria-current={state === 'now' ? 'step' : undefined}
            className={`flex min-w-28 grow basis-0 gap-2 md:flex-col md:items-start md:border-t-4 md:pt-2 md:pr-3 ${state === 'next' ? 'md:border-solid-gray-200' : state === 'now' ? 'md:border-blue-900' : 'md:border-green-800'}`}
          >
            <span
              className={`inline-flex size-6 items-center justify-center rounded-full border text-dns-14B-130 md:hidden ${looks[state]}`}
            >
              {state === 'done' ? <Icon name="check" className="size-4" /> : n + 1}
            </span>
            <span
              className={state === 'now' ? 'font-bold text-blue-900' : state === 'next' ? 'text-solid-gray-700' : ''}
            >
              {name} <span className="sr-only">({t[state]})</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
};
