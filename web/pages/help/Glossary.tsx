import { useListState } from '#web/parts/list-state.ts';
import { Empty } from '#web/parts/Empty.tsx';
import { Page } from '#web/parts/Page.tsx';
import { useLanguage, useSay, useText } from '#web/text/catalogue.ts';
import { text } from './text.ts';
import { terms } from './terms.ts';

const plain = (words: string): string => words.normalize('NFKC').toLowerCase();

/** What the words of the field mean here. */
export const Glossary = () => {
  const t = useText(text);
  const say = useSay();
  const language = useLanguage();
  const state = useListState();
  const wanted = plain(state.filter('q'));
  const fitting = terms.filter((term) =>
    plain(`${term.ja} ${term.reading} ${term.en} ${say(term.meaning)}`).includes(wanted),
  );
  return (
    <Page title={t.glossary} help={t.pageHelp} crumbs={[{ label: t.title, to: '/help' }]}>
      <label className="mb-6 block text-dns-14B-130 print:hidden">
        {t.findTerm}
        <input
          type="search"
          className="control mt-1 block max-w-md text-std-16N-170"
          value={state.filter('q')}
          onChange={(event) => state.put({ q: event.target.value || undefined })}
        />
      </label>
      {fitting.length === 0 && <Empty icon="search" title={t.noTerm} />}
      <dl>
        {fitting.map((term) => (
          <div key={term.ja} className="border-t border-solid-gray-200 py-3">
            <dt className="font-bold">
              {language === 'ja' ? term.ja : term.en}{' '}
              <span className="text-dns-14N-130 font-normal text-solid-gray-700">
                {language === 'ja' ? `${term.reading} / ${term.en}` : <span lang="ja">{term.ja}</span>}
              </span>
            </dt>
            <dd className="mt-1">{say(term.meaning)}</dd>
          </div>
        ))}
      </dl>
    </Page>
  );
};
