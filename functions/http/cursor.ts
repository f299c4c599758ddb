import { createHmac, timingSafeEqual } from 'node:crypto';
import { DomainError } from '#shared/kernel/errors.ts';

/** How long a cursor may be used, in milliseconds. */
const life = 60 * 60 * 1000;

const invalid = (): never => {
  throw new DomainError('invalid_input', {
    fields: [{ path: 'cursor', ja: '一覧の続きを示す値が正しくありません', en: 'the cursor is not valid here' }],
  });
};

/**
 * Cursors that only fit the list, the filters and the person they were made for, for an hour. `scope` names all of
 * these. What a cursor carries is the position in an index; it is signed, and it holds nothing its reader has not seen.
 */
export const cursors = (key: string) => {
  const sign = (scope: string, expires: string, position: string) =>
    createHmac('sha256', key)
      .update(JSON.stringify([scope, expires, position]))
      .digest();

  return {
    seal: (scope: string, position: string, now: Date): string => {
      const expires = String(now.getTime() + life);
      const text = Buffer.from(position).toString('base64url');
      return `${text}.${expires}.${sign(scope, expires, text).toString('base64url')}`;
    },
    /** The position inside, or `invalid_input`. */
    open: (scope: string, cursor: string, now: Date): string => {
      const [text = '', expires = '', signature = ''] = cursor.split('.');
      const given = Buffer.from(signature, 'base64url');
      const expected = sign(scope, expires, text);
      const genuine = given.length === expected.length && timingSafeEqual(given, expected);
      if (!genuine || given.toString('base64url') !== signature || Number(expires) < now.getTime()) return invalid();
      return Buffer.from(text, 'base64url').toString('utf8');
    },
  };
};
