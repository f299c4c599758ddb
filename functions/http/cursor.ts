import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { DomainError } from '#shared/kernel/errors.ts';

/** How long a cursor may be used, in milliseconds. */
const life = 60 * 60 * 1000;

const cipherName = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

const invalid = (): never => {
  throw new DomainError('invalid_input', {
    fields: [{ path: 'cursor', ja: '一覧の続きを示す値が正しくありません', en: 'the cursor is not valid here' }],
  });
};

/**
 * Cursors that only fit the list, the filters and the person they were made for, for an hour. `scope` names all of
 * these. The position inside may be that of a record its holder must not know of, so it is sealed, not only signed.
 */
export const cursors = (key: string) => {
  const secret = createHash('sha256').update(key).digest();
  const bound = (scope: string, expires: string): Buffer => Buffer.from(JSON.stringify([scope, expires]));

  return {
    seal: (scope: string, position: string, now: Date): string => {
      const expires = String(now.getTime() + life);
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(cipherName, secret, nonce).setAAD(bound(scope, expires));
      const sealed = Buffer.concat([nonce, cipher.update(position, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${sealed.toString('base64url')}.${expires}`;
    },
    /** The position inside, or `invalid_input`. */
    open: (scope: string, cursor: string, now: Date): string => {
      const [text = '', expires = '', ...rest] = cursor.split('.');
      const sealed = Buffer.from(text, 'base64url');
      const whole = rest.length === 0 && sealed.length > nonceBytes + tagBytes && sealed.toString('base64url') === text;
      if (!whole || !(Number(expires) >= now.getTime())) return invalid();
      const decipher = createDecipheriv(cipherName, secret, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
        .setAAD(bound(scope, expires))
        .setAuthTag(sealed.subarray(-tagBytes));
      try {
        return decipher.update(sealed.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return invalid();
      }
    },
  };
};
