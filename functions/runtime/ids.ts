import { getRandomValues } from 'node:crypto';
import { ulid } from 'ulid';

/** The random part of so many ids is drawn at once: by itself, `ulid` asks the system for each of its 16 characters. */
const idsAtOnce = 64;

const pool = new Uint32Array(16 * idsAtOnce);
let drawn = pool.length;

/** A number from 0 to 1, 1 excluded, nobody can foretell. */
const random = (): number => {
  if (drawn === pool.length) {
    getRandomValues(pool);
    drawn = 0;
  }
  const value = (pool[drawn] ?? 0) / 2 ** 32;
  drawn += 1;
  return value;
};

/** A new id: a ULID, so ids sort by the time they were made. */
export const newId = (): string => ulid(undefined, random);
