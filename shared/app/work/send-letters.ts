import { mapLimited } from '#shared/kernel/parallel.ts';
import type { Letter, Mailer } from '#shared/app/ports.ts';

/** Letters on their way at once. */
const width = 16;
/** Letters between two notes of who has theirs: what a crash may repeat. */
const between = 48;

export type Sending = {
  letters: readonly Letter[];
  /** Ids of letters that were sent before. */
  sent: readonly string[];
  mailer: Mailer;
  /** Writes down which letters are out. Called between groups and when some have failed, not at the very end. */
  note: (sent: readonly string[]) => Promise<void>;
  /** False when there is no time left for another group. */
  hasTime: () => boolean;
};

/**
 * Sends the letters of one message, however many. Throws while some of them are not out: called again with what was
 * noted, it goes on where it stopped. One address that fails does not keep the others' letters back.
 */
export const sendLetters = async ({ letters, sent, mailer, note, hasTime }: Sending): Promise<void> => {
  const done = new Set(sent);
  const open = letters.filter(({ id }) => !done.has(id));
  const failures: unknown[] = [];
  for (let n = 0; n < open.length; n += between) {
    const group = open.slice(n, n + between);
    if (!hasTime()) throw new Error('no time left', { cause: failures[0] });
    const before = failures.length;
    await mapLimited(width, group, async (letter) => {
      try {
        await mailer(letter);
        done.add(letter.id);
      } catch (error) {
        failures.push(error);
      }
    });
    const isLast = n + between >= open.length;
    if (!isLast || failures.length > 0) await note([...done]);
    // Nothing gets through: the service is away, and the rest would only use up the time.
    if (failures.length - before === group.length) break;
  }
  if (failures.length > 0) throw new Error(`${failures.length} letters failed`, { cause: failures[0] });
};
