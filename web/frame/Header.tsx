import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useKansa } from '#web/api/context.ts';
import { buttonLook } from '#web/parts/Button.tsx';
import { Dialog } from '#web/parts/Dialog.tsx';
import { Icon } from '#web/parts/Icon.tsx';
import { Menu, MenuButton } from '#web/parts/Menu.tsx';
import { useLanguage, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { prefer } from '#web/text/preferences.ts';
import { useYearSwitch } from './fiscal-year.ts';
import { openPalette } from './keys.tsx';
import { Navigation } from './Navigation.tsx';
import { pageHelp } from './page-store.ts';
import { PersonMenu } from './PersonMenu.tsx';
import { usePost } from './post.ts';
import { words } from './text.ts';

const YearSwitch = () => {
  const t = useText(words);
  const dates = useDates();
  const { year, years, choose } = useYearSwitch();
  return (
    <Menu label={dates.year(year)} name={t.year} icon="calendar" align="start">
      {years.map((one) => (
        <MenuButton key={one} pressed={one === year} onPress={() => choose(one)}>
          {dates.year(one)}
        </MenuButton>
      ))}
    </Menu>
  );
};

const PostSwitch = () => {
  const t = useText(words);
  const { posts, post, choose } = usePost();
  if (posts.length < 2) return null;
  const titleOf = ({ title, isDeputy }: (typeof posts)[number]): string => (isDeputy ? `${title}(${t.deputy})` : title);
  return (
    <Menu label={post ? titleOf(post) : t.allPosts} name={t.post} icon="people">
      <MenuButton pressed={!post} onPress={() => choose()}>
        {t.allPosts}
      </MenuButton>
      {posts.map((one) => (
        <MenuButton key={one.postId} pressed={one === post} onPress={() => choose(one.postId)}>
          {titleOf(one)}
        </MenuButton>
      ))}
    </Menu>
  );
};

const LanguageSwitch = () => {
  const other = useLanguage() === 'ja' ? 'en' : 'ja';
  return (
    <button
      type="button"
      lang={other}
      onClick={() => prefer({ language: other })}
      className="min-h-11 cursor-pointer rounded-8 px-2 underline underline-offset-4 hover:bg-solid-gray-50"
    >
      {other === 'en' ? 'English' : '日本語'}
    </button>
  );
};

const HelpButton = () => {
  const t = useText(words);
  const help = pageHelp.use();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className="inline-flex min-h-11 cursor-pointer items-center gap-1.5 rounded-8 px-2 hover:bg-solid-gray-50"
      >
        <Icon name="help" className="size-5 max-md:hidden" />
        {t.help}
      </button>
      {open && (
        <Dialog title={t.help} onClose={() => setOpen(false)}>
          <p>{help}</p>
          <p className="mt-6">
            <Link to="/help" onClick={() => setOpen(false)} className={buttonLook()}>
              {t.allHelp}
            </Link>
          </p>
        </Dialog>
      )}
    </>
  );
};

/** City and product, the year, the post, search, language, help, and the person. */
export const Header = () => {
  const t = useText(words);
  const { config } = useKansa();
  const [menuOpen, setMenuOpen] = useState(false);
  return (
    <header className="border-b border-solid-gray-300 bg-white print:hidden">
      <div className="mx-auto flex max-w-screen-2xl flex-wrap items-center gap-x-2 gap-y-1 px-4 py-2 md:px-6">
        <button
          type="button"
          aria-expanded={menuOpen}
          onClick={() => setMenuOpen(!menuOpen)}
          className="inline-flex min-h-11 cursor-pointer items-center gap-1.5 rounded-8 px-2 font-bold hover:bg-solid-gray-50 md:hidden"
        >
          <Icon name={menuOpen ? 'close' : 'menu'} />
          {t.menu}
        </button>
        <Link to="/" className="mr-2 flex min-h-11 items-center gap-2 rounded-8 pr-2 leading-tight hover:underline">
          <span className="text-std-16B-170">{config.city}</span>
          <span className="text-dns-16N-130 max-lg:hidden">{t.product}</span>
        </Link>
        <YearSwitch />
        <button
          type="button"
          aria-haspopup="dialog"
          onClick={openPalette}
          className="inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-8 border border-solid-gray-420 px-3 text-solid-gray-700 hover:bg-solid-gray-50 max-md:border-0"
        >
          <Icon name="search" className="size-5" />
          <span className="max-md:sr-only">{t.search}</span>
          <kbd className="text-dns-14N-130 max-lg:hidden">Ctrl+K</kbd>
        </button>
        <div className="ml-auto flex flex-wrap items-center justify-end gap-x-1 max-md:flex-1 max-md:basis-60">
          <PostSwitch />
          <LanguageSwitch />
          <HelpButton />
          <PersonMenu />
        </div>
      </div>
      {menuOpen && (
        <Navigation className="border-t border-solid-gray-200 px-4 py-3 md:hidden" onGo={() => setMenuOpen(false)} />
      )}
    </header>
  );
};
