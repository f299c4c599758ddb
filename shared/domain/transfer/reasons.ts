type Sentences = Record<string, { ja: string; en: string }>;

/** Why a row of a staff list says nothing, or why what it says is not done. */
export const rowReasons = {
  blank: { ja: '空の行です。', en: 'Blank row.' },
  before_header: { ja: '見出しより前の行です。', en: 'Above the header.' },
  header: { ja: '見出しの行です。', en: 'Header row.' },
  hidden_sheet: { ja: '非表示のシートです。', en: 'The sheet is hidden.' },
  no_list_on_sheet: { ja: '職員の表がないシートです。', en: 'The sheet has no list of people.' },
  no_department: { ja: '所属が書かれていません。', en: 'Names no department.' },
  nothing_said: { ja: '職名も氏名もありません。', en: 'Names neither a post nor a person.' },
  bad_code: {
    ja: '所属コードは英字で始まる12文字までの英数字です(数字だけのコードにはDを付けます)。',
    en: 'A department code is a letter and up to eleven letters or digits.',
  },
  bad_email: { ja: 'メールアドレスの書式が違います。', en: 'The mail address is not in the right form.' },
  bad_text: { ja: '長すぎるか、使えない文字があります。', en: 'Too long, or with characters that cannot be used.' },
  unknown_role: { ja: '役割の欄に知らない役割があります。', en: 'The role is not known.' },
  unknown_oversight: {
    ja: '監査・情報の別の欄は「監査」「情報」または空欄にしてください。',
    en: 'Oversight is 監査, 情報 or blank.',
  },
  unknown_department: {
    ja: '所属が見つかりません。新しい所属には所属コードが要ります。',
    en: 'No such department; a new one needs a code.',
  },
  ambiguous_department: {
    ja: '同じ名前の所属が複数あります。所属コードを書いてください。',
    en: 'Several departments have this name: give the code.',
  },
  department_without_name: { ja: '新しい所属に所属名がありません。', en: 'A new department has no name.' },
  conflicting_department: {
    ja: '同じ所属コードに、上の行と違う内容が書かれています。',
    en: 'The same department code says something else further up.',
  },
  unknown_parent: { ja: '上位所属が見つかりません。', en: 'No such parent department.' },
  department_moved: {
    ja: '所属の上位は変えられません。新しい所属コードで作り、古い所属を廃止してください。',
    en: 'A department cannot move: give it a new code and close the old one.',
  },
  department_closed: { ja: '廃止された所属のコードです。', en: 'The code of a closed department.' },
  department_in_use: {
    ja: '職に就いている人がいるか、下位の所属があるため、廃止できません。',
    en: 'People hold posts there, or departments lie below it: it cannot be closed.',
  },
  person_incomplete: {
    ja: '登録のない職員です。登録には氏名・サインイン名・メールが要ります。',
    en: 'Not registered yet: name, sign-in name and mail are needed.',
  },
  ambiguous_person: {
    ja: '同じ氏名の職員が複数います。サインイン名を書いてください。',
    en: 'Several people have this name: give the sign-in name.',
  },
  conflicting_person: {
    ja: '同じサインイン名に、上の行と違う氏名かメールが書かれています。',
    en: 'The same sign-in name has another name or address further up.',
  },
  external_person: { ja: '外部の人は職員の一覧では扱いません。', en: 'External people are not part of a staff list.' },
  leaver_unknown: { ja: '退職する職員の登録がありません。', en: 'The person who leaves is not registered.' },
  leaver_holds: {
    ja: '退職する職員が別の行で職に就いています。',
    en: 'The person who leaves holds a post in another row.',
  },
  own_account: { ja: '自分の利用を止めることはできません。', en: 'Nobody can end their own account.' },
  post_held_by_unlisted: {
    ja: 'この職には、一覧にない(または行を読み取れない)職員が就いています。その人の行も加えてください。',
    en: 'Somebody who is not in the list holds this post: add their row.',
  },
  post_changed_later: {
    ja: 'この職は、異動日以後にすでに担当者が替わっています。',
    en: 'The post changed hands on that day or later.',
  },
} as const satisfies Sentences;
export type RowReason = keyof typeof rowReasons;

/** What a person should look at before the list is applied. `{label}` is what the cell says. */
export const warningSentences = {
  hidden_sheet: { ja: '非表示のシートは読みません。', en: 'A hidden sheet is not read.' },
  hidden_rows: { ja: '非表示の行も読みました。', en: 'Hidden rows were read too.' },
  column_ignored: { ja: '列「{label}」は読みません。', en: 'The column “{label}” is not read.' },
  title_assumed: { ja: '職名のない職員は「職員」としました。', en: 'People without a title are given 職員.' },
  body_assumed: {
    ja: '実施機関のない最上位の所属は「市長部局」としました。',
    en: 'Top departments without a body are given 市長部局.',
  },
  self_kept: {
    ja: 'あなた自身は一覧にありませんが、退職とはしません。',
    en: 'You are not in the list, and are kept all the same.',
  },
} as const satisfies Sentences;
export type WarningCode = keyof typeof warningSentences;

/** Why a list cannot be applied as a whole. */
export const obstacles = {
  unread_rows: {
    ja: '読み取れない行があるため、「一覧にない職員は退職した」とは扱えません。行を直してください。',
    en: 'With rows that are not understood nobody can be taken to have left: correct the rows.',
  },
  changed_later: {
    ja: '異動日以後にすでに担当者が替わった職があります。異動日を確かめてください。',
    en: 'Posts that the list empties changed hands on that day or later: check the day.',
  },
  nobody_manages: {
    ja: '適用すると、組織を管理する人(監査事務局かシステム管理者)がいなくなります。',
    en: 'Nobody would be left to manage the organisation.',
  },
  nothing_to_do: { ja: '今の組織と違いがありません。', en: 'Nothing differs from the present organisation.' },
} as const satisfies Sentences;
export type Obstacle = keyof typeof obstacles;
