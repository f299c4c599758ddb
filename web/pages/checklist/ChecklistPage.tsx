import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useRead } from '#web/api/read.ts';
import type { Out } from '#web/api/types.ts';
import { Commands } from '#web/commands/Commands.tsx';
import { actsOf } from '#web/commands/table.ts';
import { useTrackRoles } from '#web/frame/post.ts';
import { useTrack } from '#web/frame/track.ts';
import { Button, buttonLook } from '#web/parts/Button.tsx';
import { Facts } from '#web/parts/Facts.tsx';
import { useListState } from '#web/parts/list-state.ts';
import { useHoldActs } from '#web/pages/disposal/hold-acts.ts';
import { Loaded } from '#web/parts/Loaded.tsx';
import { Page } from '#web/parts/Page.tsx';
import { StateBadge } from '#web/parts/StateBadge.tsx';
import { useText } from '#web/text/catalogue.ts';
import { useDates } from '#web/text/dates.ts';
import { Changes } from './Changes.tsx';
import { text } from './text.ts';

type Checklist = Out<'general', 'checklist.get'>;
type Item = Checklist['list'][number];

const acts = actsOf<Checklist>()({
  'checklist.publish': {
    label: { ja: '公開する', en: 'Publish' },
    tone: 'primary',
    confirm: {
      ja: '公開した版は変更できません。取り込んだ人とは別の人が公開します。',
      en: 'A published version never changes. Somebody other than who imported it publishes it.',
    },
  },
});

/** So many items are drawn at once: a list of a thousand stays quick. */
const step = 30;

const plain = (words: string): string => words.normalize('NFKC').toLowerCase();

const ItemCard = ({ item }: { item: Item }) => {
  const t = useText(text);
  return (
    <li className="card p-4">
      <h3 className="font-bold">
        {item.no && <span className="mr-2 tabular-nums">{item.no}</span>}
        {item.mandatory && (
          <span className="mr-2 rounded-4 border border-orange-800 px-1.5 text-dns-14B-130 text-orange-1000">
            {t.isMandatory}
          </span>
        )}
        <span className="whitespace-pre-line">{item.question}</span>
      </h3>
      {item.categoryPath && <p className="mt-1 text-dns-14N-130 text-solid-gray-700">{item.categoryPath}</p>}
      <div className="mt-2">
        <Facts
          facts={[
            [t.materials, item.materialExamples.join('、')],
            [
              t.procedure,
              item.procedureExample && <span className="whitespace-pre-line">{item.procedureExample}</span>,
            ],
            [t.policy, item.policyRefs.join('、')],
            [t.jis, item.jisRefs.join('、')],
            [t.notes, item.notes && <span className="whitespace-pre-line">{item.notes}</span>],
          ]}
        />
      </div>
    </li>
  );
};

const Items = ({ list }: { list: readonly Item[] }) => {
  const t = useText(text);
  const state = useListState();
  const [shown, setShown] = useState(step);
  const wanted = plain(state.filter('q'));
  const fitting =
    wanted === ''
      ? list
      : list.filter((item) => plain(`${item.no} ${item.categoryPath} ${item.question}`).includes(wanted));
  return (
    <section aria-labelledby="items" className="mt-8">
      <div className="mb-4 flex flex-wrap items-end justify-between gap-4">
        <h2 id="items" className="text-std-20B-150">
          {t.list}
        </h2>
        <label className="text-dns-14B-130 print:hidden">
          {t.find}
          <input
            type="search"
            className="control mt-1 block text-std-16N-170"
            value={state.filter('q')}
            onChange={(event) => state.put({ q: event.target.value || undefined })}
          />
        </label>
      </div>
      <p role="status" className="mb-3 text-solid-gray-700">
        {t.shown(String(fitting.length), String(list.length))}
      </p>
      <ol className="space-y-3">
        {fitting.slice(0, shown).map((item) => (
          <ItemCard key={item.itemKey} item={item} />
        ))}
      </ol>
      {shown < fitting.length && (
        <Button className="mt-4" onClick={() => setShown(shown + step)}>
          {t.next}
        </Button>
      )}
    </section>
  );
};

/** One version of a checklist: its items, and what changed since another one. */
export const ChecklistPage = () => {
  const t = useText(text);
  const dates = useDates();
  const plane = useTrack();
  const roles = useTrackRoles();
  const { checklistId = '', version = '' } = useParams({ strict: false }) as { checklistId?: string; version?: string };
  const checklist = useRead(plane, 'checklist.get', { checklistId, checklistVersion: version });
  const withHold = useHoldActs('checklistHold', acts);
  return (
    <Page
      title={checklist.data?.title ?? t.title}
      sealed={plane === 'spi'}
      crumbs={[{ label: t.title, to: `/${plane}/checklists` }]}
      help={t.help}
      lead={
        checklist.data && (
          <>
            <span>{t.version(version)}</span>
            <StateBadge kind="checklist" state={checklist.data.status} />
            <span>{t.items(String(checklist.data.items))}</span>
            <span>{t.mandatory(String(checklist.data.mandatory))}</span>
          </>
        )
      }
      actions={
        checklist.data && (
          <>
            <Commands plane={plane} of={checklist.data} table={withHold} at={{ checklistVersion: version }} />
            {roles.has('auditOffice') && (
              <Link
                to="/$plane/checklists/import"
                params={{ plane }}
                search={{ of: checklistId }}
                className={buttonLook()}
              >
                {t.newVersion}
              </Link>
            )}
          </>
        )
      }
    >
      <Loaded of={checklist}>
        {(one) => (
          <>
            <Facts
              facts={[
                [t.edition, one.guidelineEdition],
                [t.source, one.source.fileName],
                [t.importedAt, dates.time(one.importedAt)],
              ]}
            />
            <Changes of={one} />
            <Items list={one.list} />
          </>
        )}
      </Loaded>
    </Page>
  );
};
