import { S3Error } from './errors.ts';

const longestLine = 256;

const malformed = () => new S3Error('InvalidRequest', 'The aws-chunked body is malformed.');

/**
 * Takes the SDK's chunk framing off a body: `hex CRLF data CRLF … 0 CRLF name:value CRLF CRLF`.
 * Yields the data and hands over the one trailer; any other shape is refused, so framing never ends up in an object.
 */
export const unchunk = async function* (
  source: AsyncIterable<Buffer>,
  onTrailer: (name: string, value: string) => void,
): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  const chunks = source[Symbol.asyncIterator]();

  const more = async (): Promise<void> => {
    const next = await chunks.next();
    if (next.done === true) throw new S3Error('IncompleteBody');
    rest = rest.length === 0 ? next.value : Buffer.concat([rest, next.value]);
  };
  const line = async (): Promise<string> => {
    for (;;) {
      const end = rest.indexOf('\r\n');
      if (end > longestLine || (end < 0 && rest.length > longestLine)) throw malformed();
      if (end >= 0) {
        const text = rest.toString('latin1', 0, end);
        rest = rest.subarray(end + 2);
        return text;
      }
      await more();
    }
  };

  try {
    for (;;) {
      const header = await line();
      // Chunk extensions carry chunk signatures, which this store does not verify and therefore does not accept.
      if (!/^[0-9a-fA-F]{1,8}$/.test(header)) throw malformed();
      let left = Number.parseInt(header, 16);
      if (left === 0) break;
      while (left > 0) {
        if (rest.length === 0) await more();
        const piece = rest.subarray(0, left);
        rest = rest.subarray(piece.length);
        left -= piece.length;
        if (piece.length > 0) yield piece;
      }
      if ((await line()) !== '') throw malformed();
    }
    const trailer = /^([a-z0-9-]+):(\S+)$/.exec((await line()).trim());
    if (!trailer || (await line()) !== '') throw malformed();
    if (rest.length > 0 || (await chunks.next()).done !== true) throw malformed();
    onTrailer(trailer[1] ?? '', trailer[2] ?? '');
  } finally {
    // Lets go of the source: as long as somebody waits to read it, the rest of a refused upload cannot be drained.
    await chunks.return?.();
  }
};
