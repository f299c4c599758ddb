import { Link } from '@tanstack/react-router';
import { Icon } from '#web/parts/Icon.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { usePlaces } from './places.ts';
import { words } from './text.ts';

/** The places a person goes to, by role. */
export const Navigation = ({ className = '', onGo }: { className?: string; onGo?: () => void }) => {
  const t = useText(words);
  const say = useSay();
  return (
    <nav aria-label={t.mainNavigation} className={className}>
      <ul className="space-y-1 md:sticky md:top-4">
        {usePlaces().map(({ to, name, icon }) => (
          <li key={to}>
            <Link
              to={to}
              onClick={onGo}
              activeOptions={{ exact: to === '/', includeSearch: false }}
              className="flex min-h-11 items-center gap-3 rounded-8 px-3 py-2 hover:bg-solid-gray-50 hover:underline"
              activeProps={{ className: 'bg-blue-50 font-bold text-blue-900' }}
            >
              <Icon name={icon} />
              {say(name)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};
