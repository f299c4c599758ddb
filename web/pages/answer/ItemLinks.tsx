import { Link } from '@tanstack/react-router';
import type { Item } from './useSection.ts';

/** Items by number and title; each leads to its own place. */
export const ItemLinks = ({ items }: { items: readonly Item[] }) => (
  <ul className="mt-2">
    {items.map(({ itemKey, no, title }) => (
      <li key={itemKey}>
        <Link to="." search={(old) => ({ ...old, view: 'one', item: itemKey })} className="link inline-block py-1">
          {no} {title}
        </Link>
      </li>
    ))}
  </ul>
);
