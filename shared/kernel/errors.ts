/**
 * Every refusal a person can meet: HTTP status, Japanese and English sentence (RFC 9457 `title`).
 * `denial` marks refusals that are written to the trail of the person who was refused.
 * `{name}` in a sentence is filled from the error's `params`; params never carry what a person typed.
 */
export const problems = {
  invalid_input: { status: 400, ja: '入力に誤りがあります。', en: 'The input is not valid.' },
  unauthenticated: { status: 401, ja: 'サインインが必要です。', en: 'Sign-in is required.' },
  forbidden: {
    status: 403,
    denial: true,
    ja: 'この操作を行う権限がありません。',
    en: 'You are not allowed to do this.',
  },
  non_disclosure_required: {
    status: 403,
    denial: true,
    ja: '守秘の誓約がまだです。「自分」の画面で誓約してください。',
    en: 'Non-disclosure has not been promised yet.',
  },
  purpose_required: {
    status: 403,
    denial: true,
    ja: '特定個人情報の監査です。閲覧の目的を入力してから開いてください。',
    en: 'This audit is sealed: state the purpose first.',
  },
  not_found: { status: 404, denial: true, ja: '見つかりません。', en: 'Not found.' },
  method_not_allowed: { status: 405, ja: 'この操作はありません。', en: 'This method does not exist here.' },
  invalid_transition: {
    status: 409,
    ja: '現在の状態「{status}」ではこの操作はできません。',
    en: 'This is not possible while the record is {status}.',
  },
  already_exists: { status: 409, ja: '同じものがすでに登録されています。', en: 'This already exists.' },
  idempotency_in_progress: {
    status: 409,
    ja: '同じ操作を処理中です。しばらく待ってからやり直してください。',
    en: 'The same request is still being processed.',
  },
  stale_version: {
    status: 412,
    ja: 'ほかの人が先に更新しました。最新の内容を確認してください。',
    en: 'Someone else changed this first.',
  },
  too_large: { status: 413, ja: '送信された内容が大きすぎます。', en: 'The request is too large.' },
  unsupported_media_type: {
    status: 415,
    ja: '送信された形式は受け付けられません。',
    en: 'This media type is not accepted.',
  },
  rule_refused: { status: 422, ja: '規則によりこの操作はできません。', en: 'A rule refuses this.' },
  not_independent: {
    status: 422,
    denial: true,
    ja: '監査人の独立性を満たしません({reason})。',
    en: 'The auditor is not independent ({reason}).',
  },
  maker_is_checker: {
    status: 422,
    denial: true,
    ja: '自分が作成・提出したものを自分で確認・承認することはできません。',
    en: 'Nobody may approve their own work.',
  },
  incomplete: { status: 422, ja: '必要な内容がそろっていません({what})。', en: 'Something is missing ({what}).' },
  file_refused: { status: 422, ja: 'このファイルは受け付けられません。{reason}', en: 'This file is refused: {code}.' },
  number_in_text: {
    status: 422,
    ja: '個人番号(マイナンバー)とみられる数字が含まれているため、受け付けられません。取り除いてから、やり直してください。',
    en: 'What seems to be an Individual Number is in it, so it is not accepted. Take it out and try again.',
  },
  idempotency_key_reused: {
    status: 422,
    ja: '同じIdempotency-Keyが別の内容で使われました。',
    en: 'This Idempotency-Key was used with another body.',
  },
  precondition_required: {
    status: 428,
    ja: '更新には版の指定(If-Match)が必要です。',
    en: 'If-Match with the current version is required.',
  },
  idempotency_key_required: {
    status: 428,
    ja: 'この操作にはIdempotency-Keyが必要です。',
    en: 'An Idempotency-Key is required.',
  },
  too_many_requests: {
    status: 429,
    ja: '操作が多すぎます。しばらく待ってからやり直してください。',
    en: 'Too many requests.',
  },
  busy: { status: 503, ja: '混み合っています。しばらく待ってからやり直してください。', en: 'Busy, please try again.' },
  newer_version: {
    status: 503,
    ja: 'このデータは、いま動いているものより新しい版のKansaで保存されています。更新が終わってから、やり直してください。',
    en: 'A newer version of Kansa has stored this. Try again when the update is complete.',
  },
  internal: {
    status: 500,
    ja: '処理中に問題が起きました。入力した内容は保存されていません。',
    en: 'Something went wrong; nothing was saved.',
  },
} as const satisfies Record<string, Problem>;

type Problem = { status: number; denial?: true; ja: string; en: string };

export type ProblemCode = keyof typeof problems;

/**
 * One input field that is wrong: a JSON path without the value, and what is expected; of an item saved by somebody else
 * meanwhile, its key and the version it has now; of a text, where in it (`at`, from 0).
 */
export type FieldProblem = { path: string; ja: string; en: string; at?: number; currentVersion?: number };

/** Words of a sentence, in both languages where they are words and not a name or a number. */
export type ProblemParam = string | number | { readonly ja: string; readonly en: string };

export type ProblemDetails = {
  params?: Record<string, ProblemParam>;
  fields?: FieldProblem[];
  /** The version a stale caller should have named. */
  currentVersion?: number;
};

/** A refusal a person can act on. Anything else that is thrown is a defect and becomes `internal`. */
export class DomainError extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(code);
    this.name = 'DomainError';
    this.code = code;
    this.details = details;
  }
}

/** The sentence of a problem in one language, with its params filled in. */
export const sentence = (code: ProblemCode, language: 'ja' | 'en', params: ProblemDetails['params'] = {}): string =>
  problems[code][language].replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const param = params[name] ?? '';
    return typeof param === 'object' ? param[language] : String(param);
  });

/** Throws `incomplete`: what is missing, in both languages. */
export const missing: (ja: string, en: string) => never = (ja, en) => {
  throw new DomainError('incomplete', { params: { what: { ja, en } } });
};
