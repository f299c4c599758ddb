import { ApiProblem } from '#shared/contract/client.ts';
import type { ProblemCode } from '#shared/kernel/errors.ts';
import { problems, sentence } from '#shared/kernel/errors.ts';
import { SpecialClosed } from './clients.ts';
import type { Words } from '#web/text/catalogue.ts';

export const isProblem = (error: unknown, ...codes: ProblemCode[]): error is ApiProblem =>
  error instanceof ApiProblem && (codes.length === 0 || codes.includes(error.code));

/** What went wrong in words, whether the API said it or nobody answered. */
export const problemWords = (error: unknown): Words => {
  if (error instanceof ApiProblem) return { ja: error.title, en: error.titleEn };
  if (error instanceof SpecialClosed)
    return {
      ja: '特定個人情報の監査には、もう一度サインインが必要です。入力した内容はこの画面に残っています。',
      en: 'Sealed audits ask you to sign in once more. What you typed is still here.',
    };
  // fetch says only that it failed: the network, or a host that is down.
  if (error instanceof TypeError)
    return {
      ja: '通信できませんでした。入力した内容はこの画面に残っています。接続を確かめて、もう一度お試しください。',
      en: 'The server could not be reached. What you typed is still here: check the connection and try again.',
    };
  return { ja: sentence('internal', 'ja'), en: sentence('internal', 'en') };
};

/** Asking again may help: nobody answered, or the API was busy. */
export const mayPass = (error: unknown): boolean =>
  !(error instanceof SpecialClosed) &&
  (!(error instanceof ApiProblem) || error.status >= 500 || error.status === problems.too_many_requests.status);
