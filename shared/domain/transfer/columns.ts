import { fold } from '#shared/domain/workbook/text.ts';

/** What cities call the columns of a staff list. Of two columns for one field the name further left here wins. */
const names = {
  code: ['所属コード', '所属cd', '所属番号', '課コード', '部署コード', '組織コード', '所属id'],
  department: [
    '所属名',
    '所属',
    '新所属',
    '新所属名',
    '異動後所属',
    '配属先',
    '課名',
    '課室名',
    '部署名',
    '部署',
    '課',
  ],
  parent: ['上位所属', '上位所属コード', '上位所属名', '上位部署', '親所属', '部局名', '部局', '部名', '部'],
  body: ['実施機関', '執行機関', '任命権者'],
  oversight: ['監査情報の別', '監査部門情報部門'],
  title: ['職名', '新職名', '異動後職名', '補職名', '役職名', '役職', '職位', '職'],
  roles: ['役割', '情報セキュリティの役割', 'セキュリティ役割'],
  name: ['氏名', '職員氏名', '職員名', '名前'],
  subject: ['サインイン名', 'サインインid', 'ログインid', 'ユーザーid', '利用者id', '職員番号', '職員コード', '職員id'],
  email: ['メール', 'メールアドレス', '電子メール', 'email', 'mail'],
  concurrent: ['兼務', '兼務区分', '兼務の別', '本務兼務', '本務兼務の別'],
} as const satisfies Record<string, readonly string[]>;

export type Field = keyof typeof names;
export const fields = Object.keys(names) as Field[];

/** What the columns are called in the list that Kansa writes itself. */
export const headings = Object.fromEntries(fields.map((field) => [field, names[field][0]])) as Record<Field, string>;

const known = new Map<string, { field: Field; rank: number }>(
  fields.flatMap((field) => names[field].map((name, rank) => [name, { field, rank }] as const)),
);

/** A label as it is looked up: without what stands in brackets, blanks and punctuation. */
const bare = (label: string): string =>
  fold(label)
    .replaceAll(/\(.*?\)/gu, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

const lookUp = (label: string) =>
  known.get(bare(label)) ??
  label
    .split(/[/\uff0f・]/u)
    .map((part) => known.get(bare(part)))
    .find((found) => found !== undefined);

export type Columns = Partial<Record<Field, number>>;
export type Header = { columns: Columns; ignored: { column: number; label: string }[] };

/** So many columns must be known before a row counts as the header, and a person or a post must be among them. */
const enough = 3;

/** The header a row is, or undefined. `labels` are the cells of the row as text. */
export const headerOf = (labels: readonly string[]): Header | undefined => {
  const found = labels.map((label, column) => ({ column, label, hit: label === '' ? undefined : lookUp(label) }));
  const columns: Columns = {};
  for (const field of fields) {
    const mine = found.filter(({ hit }) => hit?.field === field);
    const best = mine.toSorted((a, b) => (a.hit?.rank ?? 0) - (b.hit?.rank ?? 0))[0];
    if (best !== undefined) columns[field] = best.column;
  }
  const places = columns.code !== undefined || columns.department !== undefined;
  const says = columns.title !== undefined || columns.name !== undefined;
  if (!places || !says || Object.keys(columns).length < enough) return undefined;
  const used = new Set(Object.values(columns));
  const ignored = found.filter(({ column, label }) => label !== '' && !used.has(column));
  return { columns, ignored: ignored.map(({ column, label }) => ({ column, label })) };
};
