import type { ReactNode } from 'react';

/** Names and values of one thing. A fact without a value is left out. */
export const Facts = ({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) => (
  <dl className="grid gap-x-6 md:grid-cols-[12rem_1fr]">
    {facts
      .filter(([, value]) => value !== undefined && value !== '' && value !== false)
      .map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="pt-2 font-bold text-solid-gray-800">{name}</dt>
          <dd className="min-w-0 border-solid-gray-200 pb-2 max-md:border-b md:pt-2">{value}</dd>
        </div>
      ))}
  </dl>
);
