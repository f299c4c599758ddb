import { catalogue } from '#web/text/catalogue.ts';

/** What lists say about themselves. */
export const tableWords = catalogue(
  {
    all: 'すべて',
    filter: '絞り込み',
    text: 'キーワード',
    clear: '絞り込みを解除する',
    nothingFits: '条件に当てはまるものはありません',
    count: (shown: string, of: string) => (shown === of ? `${of}件` : `${of}件中 ${shown}件`),
    more: '続きを表示する',
    drawn: (n: string) => `${n}件目まで表示しています`,
    select: 'を選択する',
    selectAll: 'すべて選択する',
    selected: (n: string) => `${n}件を選択中`,
    skipped: (n: string) => `うち${n}件は対象外です`,
    clearSelection: '選択を解除する',
  },
  {
    all: 'All',
    filter: 'Filters',
    text: 'Keyword',
    clear: 'Clear the filters',
    nothingFits: 'Nothing matches',
    count: (shown: string, of: string) =>
      shown === of ? (of === '1' ? '1 item' : `${of} items`) : `${shown} of ${of}`,
    more: 'Show more',
    drawn: (n: string) => `The first ${n} are shown`,
    select: 'select',
    selectAll: 'Select all',
    selected: (n: string) => `${n} selected`,
    skipped: (n: string) => `${n} of them will be skipped`,
    clearSelection: 'Clear the selection',
  },
);
