import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { useKansa } from '#web/api/context.ts';
import { Button } from '#web/parts/Button.tsx';
import { Icon } from '#web/parts/Icon.tsx';
import { useText } from '#web/text/catalogue.ts';
import { words } from './text.ts';

const Banner = ({ children }: { children: ReactNode }) => (
  <div
    role="status"
    className="flex flex-wrap items-center gap-3 border-b border-orange-800 bg-orange-50 px-4 py-2 md:px-8 print:hidden"
  >
    <Icon name="alert" className="size-6 text-warning-orange-2" />
    {children}
  </div>
);

const followOnline = (listener: () => void): (() => void) => {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
};

/** What stands between a person and the server: no connection, or a session that has ended. */
export const Banners = () => {
  const t = useText(words);
  const { session } = useKansa();
  const queries = useQueryClient();
  const online = useSyncExternalStore(followOnline, () => navigator.onLine);
  const [lapsed, setLapsed] = useState(false);
  useEffect(() => session.onLapse(setLapsed), [session]);
  const again = async (): Promise<void> => {
    if (await session.signInAgain()) await queries.invalidateQueries();
  };
  return (
    <>
      {!online && (
        <Banner>
          <p>{t.offline}</p>
        </Banner>
      )}
      {lapsed && (
        <Banner>
          <p>{t.lapsed}</p>
          <Button onClick={() => void again()}>{t.signInAgain}</Button>
        </Banner>
      )}
    </>
  );
};
