import type { ReactNode } from 'react';

export const Fact = ({ term, children }: { term: string; children: ReactNode }) => (
  <div className="grid gap-x-6 border-b border-solid-gray-200 py-3 md:grid-cols-[12rem_1fr]">
    <dt className="text-solid-gray-700">{term}</dt>
    <dd className="min-w-0 whitespace-pre-line">{children}</dd>
  </div>
);

type Props = {
  /** Terms and what they are; one without a value is left out. */
  facts?: readonly (readonly [term: string, value: ReactNode])[];
  children?: ReactNode;
};

/** What is known of a record: a table of facts, or each as a {@link Fact}. */
export const Facts = ({ facts = [], children }: Props) => (
  <dl>
    {facts
      .filter(([, value]) => value !== undefined && value !== '' && value !== false)
      .map(([term, value]) => (
        <Fact key={term} term={term}>
          {value}
        </Fact>
      ))}
    {children}
  </dl>
);
