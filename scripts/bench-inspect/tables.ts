import { xlsxOf } from './locations.ts';
import { otherwise, patterned } from './numbers.ts';

type Random = () => number;
type Sheet = { fileName: string; bytes: Buffer };

const names = ['佐藤 一', '鈴木 二', '高橋 三', '田中 四', '伊藤 五'];
const name = (random: Random): string => names[Math.floor(random() * names.length)] ?? '';

const rows = (header: readonly string[], body: readonly (readonly (string | { number: string })[])[]): string =>
  [header, ...body]
    .map((cells, r) => {
      const written = cells.map((cell, c) => {
        const at = `${String.fromCodePoint(65 + c)}${r + 1}`;
        return typeof cell === 'string'
          ? `<c r="${at}" t="inlineStr"><is><t>${cell}</t></is></c>`
          : `<c r="${at}"><v>${cell.number}</v></c>`;
      });
      return `<row r="${r + 1}">${written.join('')}</row>`;
    })
    .join('');

const sheet = (fileName: string, cells: string): Sheet => ({ fileName, bytes: xlsxOf(cells) });

const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));

/** Tables that hold numbers under a label. */
export const labelled: Readonly<Record<string, (random: Random) => Sheet>> = {
  'xlsx numeric cell': (r) => sheet('a.xlsx', rows(['氏名', '個人番号'], [[name(r), { number: patterned(r, '3') }]])),
  'xlsx lost zero': (r) =>
    sheet('a.xlsx', rows(['氏名', '個人番号'], [[name(r), { number: patterned(r, '0').slice(1) }]])),
  'xlsx four-digit cells': (r) => {
    const n = patterned(r);
    return sheet('a.xlsx', rows(['個人番号', '', ''], [[n.slice(0, 4), n.slice(4, 8), n.slice(8)]]));
  },
  'xlsx one digit a cell': (r) =>
    sheet('a.xlsx', rows(['個人番号', ...many(11, () => '')], [Array.from(patterned(r))])),
};

/** Lists without a label: numbers alone, or among others. */
export const unlabelled: Readonly<Record<string, (random: Random) => Sheet>> = {
  '5 alone': (r) =>
    sheet(
      'a.xlsx',
      rows(
        ['氏名', '値'],
        many(5, () => [name(r), patterned(r)]),
      ),
    ),
  '10 among 10': (r) =>
    sheet(
      'a.xlsx',
      rows(
        ['氏名', '値'],
        many(20, (n) => [name(r), n % 2 === 0 ? patterned(r) : otherwise(r)]),
      ),
    ),
};

const day = (random: Random): string =>
  `2026${String(1 + Math.floor(random() * 12)).padStart(2, '0')}${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`;
const money = (random: Random): string => Math.floor(random() * 9e8).toLocaleString('en');
const phone = (random: Random): string =>
  `0956-${1000 + Math.floor(random() * 9000)}-${1000 + Math.floor(random() * 9000)}`;
const stamp = (random: Random): string =>
  `${day(random)}${String(Math.floor(random() * 24)).padStart(2, '0')}${String(Math.floor(random() * 60)).padStart(2, '0')}`;
const corporate = (random: Random): string => `${1 + Math.floor(random() * 9)}${otherwise(random)}`;

const text = (fileName: string, lines: readonly string[]): Sheet => ({
  fileName,
  bytes: Buffer.from(`${lines.join('\n')}\n`),
});

/** What offices keep that is full of numbers and holds none. */
export const dense: Readonly<Record<string, (random: Random) => Sheet>> = {
  'orders table': (r) =>
    sheet(
      'a.xlsx',
      rows(
        ['注文番号', '伝票番号', '金額'],
        many(8, () => [otherwise(r), otherwise(r), money(r)]),
      ),
    ),
  'access log': (r) => text('a.csv', ['日時,アカウントID,処理', ...many(30, () => `${stamp(r)},${otherwise(r)},参照`)]),
  'corporate numbers': (r) => text('a.csv', ['法人番号,名称', ...many(20, () => `${corporate(r)},株式会社見本`)]),
  'asset ledger': (r) =>
    sheet(
      'a.xlsx',
      rows(
        ['資産管理番号', '型番', '購入日'],
        many(10, () => [otherwise(r), `PC-${Math.floor(r() * 9999)}`, day(r)]),
      ),
    ),
};

/** Ordinary papers: some digits, as anywhere. */
export const ordinary: Readonly<Record<string, (random: Random) => Sheet>> = {
  budget: (r) =>
    sheet(
      'a.xlsx',
      rows(
        ['款', '予算額', '執行額'],
        many(20, () => ['総務費', money(r), money(r)]),
      ),
    ),
  'phone list': (r) => text('a.txt', ['庁内連絡先', ...many(20, () => `${name(r)} ${phone(r)}`)]),
  policy: (r) =>
    text('a.txt', [
      '個人番号の取扱規程',
      `${day(r)} 施行。個人番号を記載した書類は施錠して保管する。`,
      `問い合わせは総務課(${phone(r)})まで。文書番号 総第${Math.floor(r() * 9999)}号`,
    ]),
  'blank form': (r) => text('a.txt', ['個人番号届出書', '氏名:', '個人番号: □□□□-□□□□-□□□□', `受付 ${day(r)}`]),
  invoice: (r) =>
    text('a.csv', [
      '請求書番号,日付,金額',
      ...many(10, () => `INV-${day(r)}-${Math.floor(r() * 999)},${day(r)},"${money(r)}"`),
    ]),
};
