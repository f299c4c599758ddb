import type { OfficeMap } from './office-map.ts';
import { subjectOf } from './office-map.ts';

/** What parts are called, by their names; first match wins. */
const partWords: readonly [RegExp, string][] = [
  [/\.rels$|\[Content_Types\]/i, 'リンク'],
  [/^docProps\//i, 'プロパティ'],
  [/^customXml\//i, '埋め込みデータ'],
  [/^word\/document\.xml$/i, '本文'],
  [/^word\/header[^/]*$/i, 'ヘッダー'],
  [/^word\/footer[^/]*$/i, 'フッター'],
  [/^word\/footnotes[^/]*$/i, '脚注'],
  [/^word\/endnotes[^/]*$/i, '文末脚注'],
  [/comments/i, 'コメント'],
  [/\/notesSlides\//i, 'ノート'],
  [/\/(slideMasters|slideLayouts|notesMasters|handoutMasters)\//i, 'スライドマスター'],
  [/\/charts\//i, 'グラフ'],
  [/\/(diagrams|drawings)\//i, '図形'],
  [/\/tables\//i, '表'],
  [/\/pivot(Cache|Tables)\//i, 'ピボットテーブル'],
  [/^xl\/workbook\.xml$/i, 'ブックの設定'],
];

/** Elements whose text or attributes a person looks for somewhere of its own. */
export const elementWords = new Map([
  ['oddHeader', 'ヘッダー'],
  ['evenHeader', 'ヘッダー'],
  ['firstHeader', 'ヘッダー'],
  ['oddFooter', 'フッター'],
  ['evenFooter', 'フッター'],
  ['firstFooter', 'フッター'],
  ['dataValidation', '入力規則'],
  ['formula1', '入力規則'],
  ['formula2', '入力規則'],
  ['definedName', '名前の定義'],
  ['hyperlink', 'リンク'],
  ['docPr', '代替テキスト'],
  ['cNvPr', '代替テキスト'],
  ['shape', '代替テキスト'],
]);

/** Where a part is, in words: `シート「控」 コメント`, `ノート3`, `ヘッダー(header1)`, else the name of the part. */
export const placeOf = (part: string, { pages, pageOf }: OfficeMap): string => {
  const page = pageOf(subjectOf(part));
  const pageName = page === undefined ? undefined : pages.get(page);
  const word = partWords.find(([pattern]) => pattern.test(part))?.[1];
  if (pageName !== undefined) {
    if (part === page) {
      return pageName;
    }
    return word === 'ノート' ? pageName.replace('スライド', 'ノート') : `${pageName} ${word ?? part}`;
  }
  const [, stem = ''] = /([^/]+)\.\w+$/.exec(part) ?? [];
  return word === undefined ? part : /\d$/.test(stem) ? `${word}(${stem})` : word;
};

/** Parts that every file has and nobody reads: text in these alone makes no file readable. */
export const isReadByPeople = (part: string): boolean =>
  !/^(docProps|customXml)\/|\/(slideMasters|slideLayouts|notesMasters|handoutMasters)\//i.test(part);
