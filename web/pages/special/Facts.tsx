import type { ReactNode } from 'react';

/** Terms and what they are, one under the other. */
export const Facts = ({ children }: { children: ReactNode }) => <dl className="mb-8">{children}</dl>;

export const Fact = ({ term, children }: { term: string; children: ReactNode }) => (
  <div className="grid gap-x-6 border-b border-solid-gray-200 py-3 md:grid-cols-[14rem_1fr]">
    <dt className="text-solid-gray-700">{term}</dt>
    <dd className="whitespace-pre-line">{children}</dd>
  </div>
);

export const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="mb-8">
    <h2 className="mb-3 text-std-20B-150">{title}</h2>
    {children}
  </section>
);
