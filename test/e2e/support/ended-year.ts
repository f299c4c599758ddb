import { ulid } from 'ulid';
import { dayOf, fiscalYearOf } from '#shared/kernel/calendar.ts';
import { startBackend } from '#local/runtime.ts';
import { actAs } from '#local/seed/client.ts';

/** How long after today the retention of whatever has ended in the seed's last year is over, in milliseconds. */
const later = 8 * 366 * 86_400_000;

/** Writes a list of what is to be disposed of into the folder of a city, as the office will propose it some day. */
export const plantDisposal = async (dir: string): Promise<void> => {
  const backend = await startBackend({ dir, objectsPort: 0, pageOrigins: () => [], log: () => {} });
  try {
    const functions = await backend.functionsAt(() => new Date(Date.now() + later));
    const office = actAs(functions, ulid)('jimukyoku').general;
    const { items } = (await office('disposal.due', { fiscalYear: fiscalYearOf(dayOf(new Date())) - 1 })).body;
    const files = items.filter(({ due }) => due).map(({ kind, id }) => ({ kind, id }));
    await office('disposal.propose', { files });
  } finally {
    await backend.stop();
  }
};
