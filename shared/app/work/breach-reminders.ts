import { dayOf } from '#shared/kernel/calendar.ts';
import { breachLetter, breachReminders } from '#shared/domain/breach/reminders.ts';
import { officers } from '#shared/domain/access/sealed-roles.ts';
import type { Claims, Mailer, Ports } from '#shared/app/ports.ts';

type ReminderPorts = Pick<Ports, 'store' | 'directory'> & { plane: string; claims: Claims; mailer: Mailer };

const claimOf = (personId: string): string => `breach#${personId}`;

/**
 * The daily round over breaches: on every day, open office or not, because the law counts calendar days. Each officer
 * gets one letter at most a day, about all breaches together.
 */
export const breachReminderRound =
  ({ store, directory, plane, claims, mailer }: ReminderPorts) =>
  async (at: Date): Promise<{ letters: number; failures: unknown[] }> => {
    const today = dayOf(at);
    const waiting = await store.list.waitingFor('spiGeneralOfficer');
    const lines = waiting.flatMap((w) => (w.kind === 'breach' ? breachReminders(w.record, today) : []));
    if (lines.length === 0) return { letters: 0, failures: [] };

    const failures: unknown[] = [];
    let letters = 0;
    for (const { personId, name, email } of await directory.reach(officers, today)) {
      try {
        if (!(await claims.take(claimOf(personId), today))) continue;
        await mailer({ id: `breach-${plane}-${today}-${personId}`, to: { name, email }, ...breachLetter(name, lines) });
        await claims.settle(claimOf(personId), today);
        letters += 1;
      } catch (error) {
        // One letter that fails must not keep the others' back.
        failures.push(error);
      }
    }
    return { letters, failures };
  };
