import { Outlet } from '@tanstack/react-router';
import { useKansa } from '#web/api/context.ts';
import { useText } from '#web/text/catalogue.ts';
import { Banners } from './Banners.tsx';
import { Coverable } from './Coverable.tsx';
import { useCover } from './cover.ts';
import { Header } from './Header.tsx';
import { useKeptFocus } from './kept-focus.ts';
import { KeyList, useKeys } from './keys.tsx';
import { Navigation } from './Navigation.tsx';
import { mustPromise, NonDisclosure } from './NonDisclosure.tsx';
import { Palette } from './Palette.tsx';
import { words } from './text.ts';
import { Toasts } from './toasts.tsx';
import { UnsavedGuard } from './unsaved.tsx';

const Trial = () => {
  const t = useText(words);
  return (
    <aside
      aria-label={t.trial}
      className="border-b border-yellow-1000 bg-yellow-200 px-4 py-1.5 text-dns-14N-130 md:px-8 print:border-0"
    >
      <p className="flex flex-wrap items-center gap-x-4">
        <strong>{t.trial}</strong>
        <span>{t.trialNote}</span>
        <a href="/docs" className="inline-flex min-h-6 items-center underline print:hidden">
          {t.api}
        </a>
        <a href="/mailbox" className="inline-flex min-h-6 items-center underline print:hidden">
          {t.mailbox}
        </a>
      </p>
    </aside>
  );
};

/** What surrounds every page. */
export const Frame = () => {
  const t = useText(words);
  const { config, me } = useKansa();
  const cover = useCover();
  const { shown, close } = useKeys();
  useKeptFocus();
  return (
    <div className={`flex min-h-dvh flex-col ${cover.isSealed ? 'border-t-4 border-purple-800' : ''}`}>
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-24 rounded-8 bg-white px-4 py-3 font-bold text-blue-900 underline focus:translate-y-0"
      >
        {t.skip}
      </a>
      {config.stage === 'trial' && <Trial />}
      <Header />
      <Banners />
      <div className="mx-auto flex w-full max-w-screen-2xl grow">
        <Navigation className="hidden w-60 shrink-0 border-r border-solid-gray-200 px-3 py-6 md:block print:hidden" />
        <main id="main" tabIndex={-1} className="min-w-0 grow px-4 py-6 outline-none md:px-10 md:py-8">
          {mustPromise(me) ? (
            <NonDisclosure />
          ) : (
            <Coverable {...cover}>
              <Outlet />
            </Coverable>
          )}
        </main>
      </div>
      <Toasts />
      <UnsavedGuard />
      {shown === 'palette' && <Palette onClose={close} />}
      {shown === 'keys' && <KeyList onClose={close} />}
    </div>
  );
};
