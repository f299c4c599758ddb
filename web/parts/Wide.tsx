import type { ReactNode } from 'react';

/** Holds a table that may be wider than the screen: it scrolls by itself, by touch and by the arrow keys. */
export const Wide = ({ label, children }: { label: string; children: ReactNode }) => (
  <div role="region" aria-label={label} tabIndex={0} className="overflow-x-auto">
    {children}
  </div>
);
