import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { line } from '#shared/domain/scalars.ts';

/** Kinds of records that are kept and disposed of as a whole, as one file (簿冊), with what names one of them. */
export const fileKeys = {
  audit: ['auditId'],
  plan: ['planId'],
  checklist: ['checklistId', 'checklistVersion'],
  spiWork: ['departmentId', 'workId'],
  outsourcing: ['departmentId', 'outsourcingId'],
  breach: ['breachId'],
} as const;

export type FileKind = keyof typeof fileKeys;
export const fileKinds = Object.keys(fileKeys) as FileKind[];

const fileKind = z.enum(fileKinds);
/** What names a file within its kind: the values of its key, with a stroke between them. */
const fileId = z
  .string()
  .regex(
    /^(?:[A-Z][A-Z0-9]{1,11}\/)?[0-7][0-9A-HJKMNP-TV-Z]{25}(?:\/[1-9]\d{0,3})?$|^(?:annual|midTerm)-20\d\d-[1-9]\d{0,2}$/,
  );

export const fileRef = strictObject(() => ({ kind: fileKind, id: fileId }));
export type FileRef = { kind: FileKind; id: string };

/** A file as people know it. */
export const namedFile = strictObject(() => ({ kind: fileKind, id: fileId, title: line(400) }));
export type NamedFile = FileRef & { title: string };

export const fileIdOf = (kind: FileKind, key: Readonly<Record<string, unknown>>): string =>
  fileKeys[kind].map((name) => String(key[name])).join('/');

/** The values that an id stands for, by the names they have in a key. */
export const keyInFileId = ({ kind, id }: FileRef): Record<string, string> => {
  const values = id.split('/');
  return Object.fromEntries(fileKeys[kind].map((name, n) => [name, values[n] ?? '']));
};
