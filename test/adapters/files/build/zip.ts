import { crc32, deflateRawSync } from 'node:zlib';

/** One entry, with every field a liar could change. `local` overrides what stands in front of the data only. */
export type Part = {
  name: string | Buffer;
  data?: string | Uint8Array;
  method?: number;
  flags?: number;
  size?: number;
  compressedSize?: number;
  crc?: number;
  offset?: number;
  attributes?: number;
  extra?: Buffer;
  local?: { name?: string; size?: number; compressedSize?: number; crc?: number; flags?: number; extra?: Buffer };
  /** Bytes of nobody between this entry and the next. */
  gap?: Buffer;
};
export type Archive = { prefix?: Buffer; suffix?: Buffer; comment?: Buffer; count?: number; beforeEnd?: Buffer };

export const u16 = (...values: number[]): Buffer => Buffer.concat(values.map((v) => Buffer.from([v & 255, v >> 8])));
export const u32 = (...values: number[]): Buffer =>
  Buffer.concat(
    values.map((v) => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32LE(v);
      return bytes;
    }),
  );

const header = (part: Part, packed: Buffer, raw: Buffer) => ({
  name: Buffer.from(part.name as string),
  flags: part.flags ?? 0x0800,
  method: part.method ?? 8,
  crc: part.crc ?? crc32(raw),
  compressedSize: part.compressedSize ?? packed.length,
  size: part.size ?? raw.length,
  extra: part.extra ?? Buffer.alloc(0),
});

const fields = (h: ReturnType<typeof header>): Buffer =>
  Buffer.concat([
    u16(20, h.flags, h.method, 0, 0x21),
    u32(h.crc, h.compressedSize, h.size),
    u16(h.name.length, h.extra.length),
  ]);

/** An archive as good or as bad as asked. */
export const buildZip = (parts: Part[], archive: Archive = {}): Buffer => {
  const body: Buffer[] = [archive.prefix ?? Buffer.alloc(0)];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const raw = Buffer.from(part.data ?? '');
    const packed = (part.method ?? 8) === 8 ? deflateRawSync(raw) : raw;
    const central = header(part, packed, raw);
    const { name: localName, ...localRest } = part.local ?? {};
    const local = { ...central, ...localRest, name: localName === undefined ? central.name : Buffer.from(localName) };
    const bytes = Buffer.concat([
      u32(0x04034b50),
      fields(local),
      local.name,
      local.extra,
      packed,
      part.gap ?? Buffer.alloc(0),
    ]);
    directory.push(
      Buffer.concat([
        u32(0x02014b50),
        u16(0x031e),
        fields(central),
        u16(0, 0, 0),
        u32(part.attributes ?? 0x81a40000, part.offset ?? offset),
        central.name,
        central.extra,
      ]),
    );
    body.push(bytes);
    offset += bytes.length;
  }
  const central = Buffer.concat(directory);
  const comment = archive.comment ?? Buffer.alloc(0);
  const count = archive.count ?? parts.length;
  return Buffer.concat([
    ...body,
    central,
    archive.beforeEnd ?? Buffer.alloc(0),
    u32(0x06054b50),
    u16(0, 0, count, count),
    u32(central.length, offset),
    u16(comment.length),
    comment,
    archive.suffix ?? Buffer.alloc(0),
  ]);
};
