import type { ReactNode, RefCallback } from 'react';

/** What a page or a picture lies on: it scrolls both ways, with the arrow keys too. */
export const Ground = ({
  ref,
  label,
  busy = false,
  children,
}: {
  ref: RefCallback<HTMLDivElement>;
  label: string;
  busy?: boolean;
  children: ReactNode;
}) => (
  <div
    ref={ref}
    role="region"
    aria-label={label}
    aria-busy={busy}
    tabIndex={0}
    className="relative max-h-[75vh] min-h-40 [scrollbar-gutter:stable] overflow-auto rounded-b-8 border border-solid-gray-300 bg-solid-gray-200"
  >
    {children}
  </div>
);
