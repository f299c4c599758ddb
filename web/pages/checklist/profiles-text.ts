import { catalogue } from '#web/text/catalogue.ts';

export const profilesText = catalogue(
  {
    title: '取込み設定',
    help: '見出しが同じ点検票を取り込むときに使われる、列の対応です。取込みの画面で保存します。取り下げた設定は使われず、一覧にも出ません。',
    none: '取込み設定はまだありません',
    noneNote: '点検票を取り込むときに、列の対応を確かめて保存できます。',
    columns: (n: string) => `見出し${n}の列の対応`,
    sheetName: (n: string) => `見出し${n}`,
  },
  {
    title: 'Import mappings',
    help: 'Which column means what, for checklists with the same headings. They are saved while a checklist is imported. A withdrawn one is not used again, and leaves this list.',
    none: 'There is no saved mapping yet',
    noneNote: 'While you import a checklist, its columns can be saved.',
    columns: (n: string) => `Columns under headings ${n}`,
    sheetName: (n: string) => `headings ${n}`,
  },
);
