import { useKansa } from '#web/api/context.ts';
import { Menu, MenuButton } from '#web/parts/Menu.tsx';
import { useText } from '#web/text/catalogue.ts';
import { prefer, usePreferences } from '#web/text/preferences.ts';
import { openKeyList } from './keys.tsx';
import { words } from './text.ts';

/** Who is signed in, how things are shown, and the way out. */
export const PersonMenu = () => {
  const t = useText(words);
  const { me, session } = useKansa();
  const { calendar, letters } = usePreferences();
  return (
    <Menu label={me.name} name={t.person} icon="user">
      <ul className="border-b border-solid-gray-200 px-3 pb-2 text-dns-14N-130 text-solid-gray-700">
        {me.posts.map(({ postId, title }) => (
          <li key={postId} className="py-0.5">
            {title}
          </li>
        ))}
        {me.seat && <li className="py-0.5">{me.seat.company}</li>}
      </ul>
      <p className="px-3 pt-3 pb-1 text-dns-14B-130 text-solid-gray-700">{t.settings}</p>
      <MenuButton pressed={calendar === 'era'} onPress={() => prefer({ calendar: 'era' })}>
        {t.era}
      </MenuButton>
      <MenuButton pressed={calendar === 'western'} onPress={() => prefer({ calendar: 'western' })}>
        {t.western}
      </MenuButton>
      <MenuButton pressed={letters} onPress={() => prefer({ letters: !letters })}>
        {t.letters}
      </MenuButton>
      <div className="mt-2 border-t border-solid-gray-200 pt-2">
        <MenuButton opens="dialog" onPress={openKeyList}>
          {t.keys}
        </MenuButton>
        <MenuButton onPress={() => void session.signOut()}>{t.signOut}</MenuButton>
      </div>
    </Menu>
  );
};
