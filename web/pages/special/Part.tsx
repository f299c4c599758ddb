import type { ReactNode } from 'react';

/** A part of a page under a heading of its own. */
export const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="my-8">
    <h2 className="mb-3 text-std-20B-150">{title}</h2>
    {children}
  </section>
);
