import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

/** What went wrong, said at once. */
export const Wrong = ({ children }: { children: ReactNode }) => (
  <div role="alert" className="mb-4 flex items-start gap-2 rounded-8 border-l-8 border-error-1 bg-red-50 p-4">
    <Icon name="alert" className="size-6 text-error-2" />
    <div>{children}</div>
  </div>
);
