import { useRead } from '#web/api/read.ts';
import { Commands } from '#web/commands/Commands.tsx';
import { useTrack } from '#web/frame/track.ts';
import { Empty } from '#web/parts/Empty.tsx';
import { Facts } from '#web/parts/Facts.tsx';
import { Loaded } from '#web/parts/Loaded.tsx';
import { useNames } from '#web/parts/names.ts';
import { Page } from '#web/parts/Page.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { columnWords } from './import-text.ts';
import { type Profile, profileActs } from './profile-acts.ts';
import { profilesText } from './profiles-text.ts';
import { text } from './text.ts';

const Columns = ({ sheet: { headings, columns } }: { sheet: Profile['sheets'][number] }) => {
  const say = useSay();
  const facts = Object.entries(columns).map(
    ([field, column]) => [say(columnWords[field as keyof typeof columnWords]), headings[column]] as const,
  );
  return <Facts facts={facts} />;
};

const Card = ({ profile }: { profile: Profile }) => {
  const t = useText(profilesText);
  const dates = useDates();
  const plane = useTrack();
  const { person } = useNames(plane);
  const { name, savedBy, savedAt, sheets } = profile;
  return (
    <li className="card mb-4 p-4">
      <h2 className="text-std-18B-160 break-all">{name}</h2>
      <p className="text-solid-gray-700">
        {person(savedBy)} {dates.time(savedAt)}
      </p>
      {sheets.map((sheet, n) => (
        <details key={sheet.headings.join('\n')} className="mt-2">
          <summary className="min-h-11 cursor-pointer">{t.columns(String(n + 1))}</summary>
          <Columns sheet={sheet} />
        </details>
      ))}
      <div className="mt-2 flex flex-wrap gap-2">
        <Commands plane={plane} of={profile} table={profileActs} />
      </div>
    </li>
  );
};

/** Saved mappings for the import of checklists: the newest first. */
export const Profiles = () => {
  const t = useText(profilesText);
  const c = useText(text);
  const plane = useTrack();
  const profiles = useRead(plane, 'mappingProfile.list', {});
  return (
    <Page
      title={t.title}
      sealed={plane === 'spi'}
      crumbs={[{ label: c.title, to: `/${plane}/checklists` }]}
      help={t.help}
    >
      <Loaded of={profiles}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="book" title={t.none}>
              <p>{t.noneNote}</p>
            </Empty>
          ) : (
            <ul>
              {items
                .toSorted((a, b) => b.savedAt.localeCompare(a.savedAt))
                .map((profile) => (
                  <Card key={profile.profileId} profile={profile} />
                ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
};
