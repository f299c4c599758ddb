import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { linkTo } from './link-to.ts';

/** An entry of a menu that leads to another page. */
export const MenuLink = ({ to, children }: { to: string; children: ReactNode }) => (
  <Link
    {...linkTo(to)}
    data-closes=""
    className="flex min-h-11 items-center rounded-8 px-3 py-2 hover:bg-blue-50 hover:underline"
  >
    {children}
  </Link>
);
