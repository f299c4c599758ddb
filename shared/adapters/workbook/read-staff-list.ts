import { createHash } from 'node:crypto';
import { readStaffList } from '#shared/domain/transfer/list.ts';
import { refuseNoList } from '#shared/domain/transfer/refusals.ts';
import type { StaffListReader } from '#shared/app/file-ports.ts';
import { readSheets } from './read-sheets.ts';

/** Reads a city's staff list; nothing is stored. Throws `file_refused` also for a file that holds none. */
export const staffListReader: StaffListReader = async ({ fileName, content }) => {
  const bytes = Buffer.from(content, 'base64');
  const list = readStaffList(await readSheets({ fileName, bytes }));
  return { list: list.found ? list : refuseNoList(), sha256: createHash('sha256').update(bytes).digest('hex') };
};
