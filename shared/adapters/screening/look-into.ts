import { outcomeOf } from '#shared/domain/screening/outcome.ts';
import type { Inspector } from '#shared/app/ports.ts';
import { inspect } from '#shared/adapters/files/inspect.ts';
import { screenApart } from './screen-apart.ts';

/** The container first, then what it says: only what is sound in itself is given to the readers. */
export const lookInto: Inspector = async (file, bytes) => {
  const container = await inspect({ ...file, bytes });
  if (container.result !== 'clean') return container;
  const screening = await screenApart({ fileName: file.fileName, bytes });
  return { ...outcomeOf(screening), screening };
};
