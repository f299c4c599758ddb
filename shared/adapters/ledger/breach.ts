type Sentence = { ja: string; en: string };

/** Everything that can be wrong with a chain, in words for whoever has to find out what happened. */
const sentences = {
  missing: {
    ja: 'ここにあるはずの記録がありません。',
    en: 'The entry that belongs here is missing.',
  },
  unreadable: {
    ja: '記録の内容が書き換えられています(定められた形式ではありません)。',
    en: 'The entry was edited: it is not in its exact form.',
  },
  misplaced: {
    ja: 'ここに別の記録が置かれています。',
    en: 'Another entry stands in the place of this one.',
  },
  log: { ja: '記録が別の台帳のものになっています。', en: 'The entry belongs to another log than its chain.' },
  object: {
    ja: '記録の対象または版が、記録の場所と一致しません。',
    en: 'The entry names another record or version than its place.',
  },
  unlinked: {
    ja: '記録が一つ前の記録につながっていません。',
    en: 'The entry does not continue the one before it.',
  },
  altered: {
    ja: '記録が差し替えられています(次の記録が指すものと一致しません)。',
    en: 'The entry was replaced: the next entry points to another one.',
  },
  payload: {
    ja: '変更内容が、記録したときの内容と一致しません。',
    en: 'What was changed is not what the entry committed to.',
  },
  foreignPayload: {
    ja: '記録にない変更内容が置かれています。',
    en: 'What was changed is kept here, but no entry says so.',
  },
  unrecorded: {
    ja: 'レコードはありますが、記録が一つもありません。',
    en: 'The record exists, but has no entries at all.',
  },
  noRecord: { ja: '記録はありますが、レコードがありません。', en: 'The entries exist, but the record is missing.' },
  beyond: {
    ja: 'レコードの版より後の記録があります(記録が足されたか、レコードが古い版に戻されています)。',
    en: 'The entry is later than the version of the record: it was added, or the record was set back.',
  },
  head: {
    ja: '最後の記録が、レコードの指すものと一致しません。',
    en: 'The last entry is not the one that the record points to.',
  },
  year: { ja: 'レコードの年度が台帳の年度と一致しません。', en: 'The record names another fiscal year than its log.' },
  value: {
    ja: 'レコードの項目「{what}」が、記録された変更の結果と一致しません。',
    en: 'The field {what} of the record is not what the recorded changes add up to.',
  },
  form: {
    ja: 'レコードの保存形式が、最後に記録された形式と一致しません。',
    en: 'The record is stored in another form than its last entry says.',
  },
  text: {
    ja: 'レコードの長文の行が、レコードの指すものと一致しません。',
    en: 'The long texts beside the record are not those that the record points to.',
  },
  part: {
    ja: '「{what}」の行が、記録された内容と一致しません。',
    en: 'A row of kind {what} is not what was recorded.',
  },
  missingPart: {
    ja: '記録された「{what}」の行がありません。',
    en: 'A row of kind {what} that was recorded is missing.',
  },
  unrecordedPart: {
    ja: '記録にない「{what}」の行があります。',
    en: 'There is a row of kind {what} that no entry recorded.',
  },
} as const satisfies Record<string, Sentence>;

export type BreachCode = keyof typeof sentences;

/** The first place where a chain, or the record it belongs to, is not what it should be. */
export type Breach = { chain: string; seq: number; code: BreachCode } & Sentence;

export const breach = (code: BreachCode, chain: string, seq: number, what = ''): Breach => {
  const { ja, en } = sentences[code];
  return { chain, seq, code, ja: ja.replace('{what}', what), en: en.replace('{what}', what) };
};
