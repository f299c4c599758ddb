import type { Response } from '#shared/domain/response/response.ts';

type SelfResult = NonNullable<Response['selfResult']>;

/** The choices of the answer column, as the guideline prints them (DOMAIN.md 1.4 C). */
export const marks: Readonly<Record<SelfResult, string>> = {
  conform: '○ 適合',
  partlyConform: '△ 一部適合',
  nonConform: '× 不適合',
  notApplicable: '− 対象外',
};

/** The auditors' judgement in words. */
export const judgements: Readonly<Record<NonNullable<Response['auditResult']>, string>> = {
  conform: '適合',
  needsImprovement: '要改善',
  nonConform: '不適合',
  notApplicable: '対象外',
  unconfirmed: '未確認',
};

/** Signs that look the same and are other characters, by the choice they stand for: people type what they have. */
const signs: Readonly<Record<SelfResult, string>> = {
  conform: '○〇◯⚪Oo',
  partlyConform: '△▲⊿',
  nonConform: '×✕✖☓Xx',
  notApplicable: '−-‐‑–—―ーｰ',
};

const words = (text: string): string => text.normalize('NFKC').replaceAll(/\s/gu, '');

/** Every way to write a choice: the sign, the word, or both. */
const spellings = new Map(
  (Object.keys(marks) as SelfResult[]).flatMap((result) => {
    const word = words(marks[result].slice(1));
    return [word, ...Array.from(signs[result]).flatMap((sign) => [sign, sign + word])].map((text) => [
      words(text),
      result,
    ]);
  }),
) as ReadonlyMap<string, SelfResult>;

/** The choice a cell means, or `undefined` for a text that is none of them. */
export const resultIn = (cell: string): SelfResult | undefined => spellings.get(words(cell));
