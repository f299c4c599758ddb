import { below, digits, many, otherwise, padded, pick, type Random } from './numbers.ts';
import type { Table } from './presented.ts';
import { person } from './tables.ts';
import type { Value } from './xlsx.ts';

const day = (r: Random): string => `2026${padded(1 + below(r, 12), 2)}${padded(1 + below(r, 28), 2)}`;
export const dayWithMarks = (r: Random, mark = '-'): string => day(r).replace(/(....)(..)(..)/, `$1${mark}$2${mark}$3`);
const stamp = (r: Random): string => `${day(r)}${padded(below(r, 24), 2)}${padded(below(r, 60), 2)}`;
export const money = (r: Random): string => below(r, 9e8).toLocaleString('en');
export const phone = (r: Random): string =>
  pick(r, [
    `0956-${padded(22 + below(r, 10), 2)}-${digits(r, 4)}`,
    `0${7 + below(r, 3)}0-${digits(r, 4)}-${digits(r, 4)}`,
    `0120-${digits(r, 3)}-${digits(r, 3)}`,
    `03-${digits(r, 4)}-${digits(r, 4)}`,
  ]);
const corporate = (r: Random): string => digits(r, 13);
const jan = (r: Random): string => `4${digits(r, 12)}`;

type TableOf = (r: Random) => Table;
const table =
  (
    name: string,
    header: readonly string[],
    row: (r: Random, at: number) => readonly Value[],
    sheet?: string,
  ): TableOf =>
  (r) => ({
    name,
    rows: [header, ...many(6 + below(r, 40), (at) => row(r, at))],
    ...(sheet === undefined ? {} : { sheet }),
  });

/** What offices keep that is full of numbers and holds none. */
export const dense: Readonly<Record<string, TableOf>> = {
  'invoices by customer number': table('請求一覧', ['お客様番号', '請求書番号', '金額', '請求日'], (r) => [
    otherwise(r),
    `INV-${digits(r, 8)}`,
    money(r),
    dayWithMarks(r, '/'),
  ]),
  orders: table('受注', ['注文番号', '伝票番号', '数量'], (r) => [otherwise(r), otherwise(r), String(below(r, 90))]),
  'orders without a known header': table('一覧', ['No.', '値', '件数'], (r, at) => [
    String(at + 1),
    otherwise(r),
    String(below(r, 90)),
  ]),
  'ids of type number': table('受付', ['番号', '氏名'], (r) => [{ number: otherwise(r) }, person(r)]),
  parcels: table('発送', ['送り状番号', '宛先'], (r) => [digits(r, 12).replace(/(....)(?=.)/g, '$1-'), person(r)]),
  'serial ids': (r) => {
    const first = below(r, 9000);
    return {
      name: '受付簿',
      rows: [['受付', '件名'], ...many(50, (at) => [`20260401${padded(first + at, 4)}`, '照会'])],
    };
  },
  'ids that end in zero': table('管理簿', ['コード', '名称'], (r) => [`${digits(r, 11)}0`, '備品']),
  'large round amounts': table('基金', ['年度', '残高'], (r, at) => [
    `令和${at}年度`,
    { number: `${digits(r, 9)}000` },
  ]),
  'amounts of eleven digits': table('決算', ['款', '決算額'], (r) => ['民生費', { number: digits(r, 11) }]),
  'corporate numbers': table('法人', ['法人番号', '名称'], (r) => [corporate(r), '株式会社見本']),
  'invoice registrations': table('登録', ['登録番号', '名称'], (r) => [`T${corporate(r)}`, '見本商店']),
  'phone list': table('連絡先', ['氏名', '電話', '携帯', 'FAX', '内線'], (r) => [
    person(r),
    phone(r),
    phone(r),
    phone(r),
    digits(r, 4),
  ]),
  'phones of type number': table('連絡先', ['氏名', '携帯'], (r) => [person(r), { number: `90${digits(r, 8)}` }]),
  'bank accounts': table('振込先', ['銀行', '支店', '口座番号', '名義'], (r) => [
    digits(r, 4),
    digits(r, 3),
    digits(r, 7),
    person(r),
  ]),
  'bank records in one': table('全銀', ['データ', '金額'], (r) => [
    `${digits(r, 4)}${digits(r, 3)}1${digits(r, 7)}`,
    money(r),
  ]),
  cards: table('法人カード', ['カード番号', '有効期限'], (r) => [
    digits(r, 16).replace(/(....)(?=.)/g, '$1-'),
    '2028/03',
  ]),
  goods: table('商品', ['JANコード', '品名', '数量'], (r) => [jan(r), 'コピー用紙', String(below(r, 100))]),
  'asset ledger': table('資産台帳', ['資産管理番号', '型番', '購入日', '取得価額'], (r) => [
    otherwise(r),
    `PC-${digits(r, 4)}`,
    day(r),
    money(r),
  ]),
  'access log': table('アクセスログ', ['日時', '利用者', 'アカウントID', '処理'], (r) => [
    stamp(r),
    `U${digits(r, 4)}`,
    otherwise(r),
    '参照',
  ]),
  'access log of the number system': table('操作ログ', ['日時', '利用者', '操作'], (r) => [
    stamp(r),
    `U${digits(r, 4)}`,
    pick(r, ['個人番号検索', '個人番号利用事務 照会', '特定個人情報ファイル 更新']),
  ]),
  'stamps without a header': table('ログ', ['start', 'end'], (r) => [stamp(r), stamp(r)]),
  'masked numbers beside ids': table('届出', ['整理番号', '個人番号', '氏名'], (r) => [
    otherwise(r),
    '*'.repeat(12),
    person(r),
  ]),
  'cloud accounts': table('クラウド', ['AWSアカウント', '用途'], (r) => [otherwise(r), '検証']),
  'budget in thousands': table('予算', ['事業', '前年度', '本年度', '比較'], (r) => [
    pick(r, ['戸籍住民基本台帳費', '個人番号カード交付事務費', '情報システム管理費', 'マイナンバー制度対応事業']),
    { number: digits(r, 4) },
    { number: digits(r, 4) },
    { number: digits(r, 4) },
  ]),
  'cards issued by year': table('交付状況', ['区分', '2024', '2025', '2026'], (r) => [
    pick(r, ['個人番号カード交付枚数', 'マイナンバーカード申請件数', '通知カード返納']),
    digits(r, 4),
    digits(r, 4),
    digits(r, 4),
  ]),
  'counts by month': table('受付件数', ['窓口', ...many(12, (n) => `${((n + 3) % 12) + 1}月`)], (r) => [
    pick(r, ['個人番号カード', '住民票', '印鑑登録']),
    ...many(12, () => String(below(r, 10))),
  ]),
  scores: table('自己点検', ['項目', ...many(12, (n) => `問${n + 1}`)], (r) => [
    pick(r, ['個人番号の取扱い', '入退室の管理']),
    ...many(12, () => String(1 + below(r, 5))),
  ]),
  readings: table('計測', ['地点', '値'], (r) => [`K${digits(r, 2)}`, `0.${digits(r, 12)}`]),
  hashes: table('ハッシュ', ['ファイル', 'sha256'], (r) => [
    `f${digits(r, 3)}.bin`,
    many(8, () =>
      below(r, 2 ** 32)
        .toString(16)
        .padStart(8, '0'),
    ).join(''),
  ]),
  'number system, other ids': table(
    '特定個人情報等管理簿',
    ['整理番号', '管理区域', '点検日'],
    (r) => [otherwise(r), '第1サーバ室', day(r)],
    '個人番号利用事務',
  ),
};
