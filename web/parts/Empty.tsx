import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

/** Nothing to show: why, and what can be done now. */
export const Empty = ({
  icon = 'folder',
  title,
  children,
}: {
  icon?: IconName;
  title: string;
  children?: ReactNode;
}) => (
  <div className="flex flex-col items-center rounded-12 border border-dashed border-solid-gray-420 px-6 py-12 text-center">
    <Icon name={icon} className="size-10 text-solid-gray-600" />
    <p className="mt-2 font-bold">{title}</p>
    {children && <div className="mt-2 text-solid-gray-700">{children}</div>}
  </div>
);
