import { below, digits, many, pick, type Random } from './numbers.ts';
import type { Paper, Table } from './presented.ts';
import { dayWithMarks, money, phone } from './registers.ts';
import { person } from './tables.ts';

type Sentence = (r: Random) => string;
const year = (r: Random): string => `令和${1 + below(r, 9)}年${1 + below(r, 12)}月${1 + below(r, 28)}日`;
const article = (r: Random): string => `第${1 + below(r, 60)}条第${1 + below(r, 9)}項`;

const plain: readonly Sentence[] = [
  (r) => `この規程は、${year(r)}から施行する。`,
  (r) => `${article(r)}の規定により、情報資産は分類ごとに管理する。`,
  (r) => `サーバ室の入退室は記録し、${1 + below(r, 5)}年間保存する。`,
  (r) => `パスワードは${8 + below(r, 8)}文字以上とし、${digits(r, 2)}日を超えて使い続けない。`,
  (r) => `問い合わせ先は情報政策課(電話 ${phone(r)}、内線 ${digits(r, 4)})とする。`,
  (r) => `対象端末は${digits(r, 3)}台、うち更新済みは${digits(r, 2)}台(${below(r, 100)}.${below(r, 10)}%)である。`,
  (r) => `委託料は${money(r)}円(税込)とし、契約番号は${digits(r, 4)}-${digits(r, 3)}とする。`,
  (r) => `文書番号 総情第${digits(r, 3)}号 ${year(r)} 起案者 ${person(r)}`,
  (r) => `会議は${9 + below(r, 8)}時${digits(r, 2)}分に開会し、出席者は${1 + below(r, 20)}名であった。`,
  (r) => `外部記憶媒体の貸出しは管理簿(様式第${1 + below(r, 20)}号)により行う。`,
  (r) => `接続元は10.${below(r, 256)}.${below(r, 256)}.${below(r, 256)}、装置番号は${digits(r, 4)}である。`,
  (r) => `前回監査(${dayWithMarks(r, '/')})の指摘${1 + below(r, 9)}件はすべて是正された。`,
  (r) => `受付番号 ${digits(r, 6)}、決裁日 ${dayWithMarks(r, '.')}`,
  () => '採点は次のとおり。 5 4 3 3 4 5 4 4 3 5',
  (r) => `更新は${digits(r, 4)}年度、${digits(r, 4)}年度及び${digits(r, 4)}年度に行う。`,
];
const aboutNumbers: readonly Sentence[] = [
  (r) => `個人番号を取り扱う職員は${1 + below(r, 40)}名とし、${article(r)}により指定する。`,
  () => '個人番号を記載した書類は、施錠できる書庫で保管する。',
  (r) => `特定個人情報等の取扱状況は、${1 + below(r, 12)}か月ごとに点検する。`,
  (r) => `個人番号利用事務系は${below(r, 30)}系統で、他の領域との通信をできないようにしている。`,
  (r) => `マイナンバーカードの交付枚数は${digits(r, 1)},${digits(r, 3)}枚(${year(r)}現在)である。`,
  (r) => `個人番号カード交付事務費 ${digits(r, 4)} ${digits(r, 4)} ${digits(r, 4)}`,
  (r) => `番号法(平成25年法律第27号)${article(r)}に定める個人番号の提供制限を守ること。`,
  (r) => `個人番号の削除又は廃棄は、${year(r)}までに行い、記録を残す。`,
  (r) => `特定個人情報保護評価書(全項目)第${digits(r, 2)}号、公表日 ${dayWithMarks(r, '/')}`,
  (r) =>
    `個人番号関係事務実施者 担当 ${person(r)} 電話 ${phone(r)} 内線 ${digits(r, 4)} ${digits(r, 4)} ${digits(r, 4)}`,
  () => '個人番号: □□□□-□□□□-□□□□ (記入しないこと)',
  (r) => `個人番号検索の記録は${digits(r, 4)}件、うち業務外は0件であった。`,
];

const sentences = (r: Random, count: number): string[] =>
  many(count, () => pick(r, r() < 0.4 ? [aboutNumbers[0]!, ...aboutNumbers] : [plain[0]!, ...plain])(r));

/** Ordinary papers in sentences: some digits, as anywhere. */
export const papers: Readonly<Record<string, (r: Random) => Paper>> = {
  policy: (r) => ({
    name: pick(r, ['情報セキュリティ対策基準', '特定個人情報取扱規程', '個人番号取扱要領']),
    lines: sentences(r, 10 + below(r, 40)).map((text, at) => `第${at + 1}条 ${text}`),
  }),
  minutes: (r) => ({
    name: '会議録',
    lines: [
      `日時 ${year(r)} 13時30分`,
      '場所 第1委員会室',
      `出席 ${person(r)}、${person(r)}`,
      ...sentences(r, 15),
      '以上',
    ],
  }),
  notice: (r) => ({
    name: '通知',
    lines: [`総情第${digits(r, 3)}号`, year(r), '各課長 様', ...sentences(r, 5), `担当 ${person(r)} ${phone(r)}`],
  }),
  report: (r) => ({
    name: '個人番号利用事務監査報告書',
    lines: ['1 監査の概要', ...sentences(r, 12), '2 監査の結果', ...sentences(r, 12)],
  }),
};

const results = ['適合', '一部不適合', '該当なし', '○', '×', '－'] as const;

/** Ordinary tables: checklists, budgets, plans. */
export const sheets: Readonly<Record<string, (r: Random) => Table>> = {
  checklist: (r) => ({
    name: pick(r, ['情報セキュリティ監査チェックリスト', '特定個人情報監査票']),
    sheet: pick(r, ['監査票', '個人番号', '特定個人情報']),
    rows: [
      ['No.', '区分', '点検項目', '結果', '確認日', '備考'],
      ...sentences(r, 25).map((text, at) => [
        String(at + 1),
        '技術的対策',
        text,
        pick(r, results),
        dayWithMarks(r),
        '',
      ]),
    ],
  }),
  budget: (r) => ({
    name: '予算執行状況',
    rows: [
      ['款', '項', '予算額', '執行額', '執行率'],
      ...many(20, () => ['総務費', '総務管理費', money(r), money(r), `${below(r, 100)}.${below(r, 10)}%`]),
    ],
  }),
  schedule: (r) => ({
    name: '年間計画',
    rows: [
      ['事業', ...many(12, (n) => String(((n + 3) % 12) + 1))],
      ...many(6, () => ['個人番号取扱研修', ...many(12, () => pick(r, ['○', '', '']))]),
    ],
  }),
  'list of staff': (r) => ({
    name: '職員名簿',
    rows: [
      ['職員番号', '氏名', '所属', '生年月日', '内線'],
      ...many(20, () => [digits(r, 6), person(r), '総務課', dayWithMarks(r, '/'), digits(r, 4)]),
    ],
  }),
  'access rights': (r) => ({
    name: '特定個人情報ファイル アクセス権限一覧',
    rows: [
      ['利用者ID', '氏名', '権限', '付与日', '失効日'],
      ...many(20, () => [`U${digits(r, 5)}`, person(r), '参照', dayWithMarks(r), dayWithMarks(r)]),
    ],
  }),
};
