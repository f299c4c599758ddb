/** A text in a legacy encoding. Node only decodes them, so the table is turned round once. */
const encoder = (label: string): ((text: string) => Buffer) => {
  const decoder = new TextDecoder(label);
  const table = new Map<string, Buffer>();
  const learn = (...bytes: number[]): void => {
    const text = decoder.decode(Buffer.from(bytes));
    if (Array.from(text).length === 1 && text !== '\ufffd' && !table.has(text)) table.set(text, Buffer.from(bytes));
  };
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) learn(lead, trail);
  }
  for (let single = 0xa1; single <= 0xdf; single += 1) learn(single);
  return (text) => Buffer.concat(Array.from(text).map((c) => table.get(c) ?? Buffer.from(c <= '~' ? c : '?')));
};

export type Encode = (text: string) => Buffer;
export const cp932: Encode = encoder('shift_jis');
const eucJp: Encode = encoder('euc-jp');

/** In seven bits, as old mail has it: what EUC says without its high bits, between two signs. */
export const iso2022Jp: Encode = (text) =>
  Buffer.concat(
    text.split(/([^ -~\s]+)/).map((part, at) => {
      const bytes = eucJp(part);
      return at % 2 === 0
        ? bytes
        : Buffer.concat([Buffer.from('\x1b$B'), Buffer.from(bytes.map((b) => b & 0x7f)), Buffer.from('\x1b(B')]);
    }),
  );

/** How a text can be stored, and what it is to begin with. */
export const encodings: Readonly<Record<string, { encode: Encode; label: string }>> = {
  utf8: { encode: (text) => Buffer.from(text), label: 'utf-8' },
  utf8Bom: { encode: (text) => Buffer.from(`\ufeff${text}`), label: 'utf-8' },
  utf16le: { encode: (text) => Buffer.from(`\ufeff${text}`, 'utf16le'), label: 'utf-16le' },
  utf16be: { encode: (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), label: 'utf-16be' },
  cp932: { encode: cp932, label: 'shift_jis' },
  eucJp: { encode: eucJp, label: 'euc-jp' },
};

/** Whether an encoding has all these characters: it would write a question mark for others, so no such file exists. */
export const holds = (encode: Encode, label: string, text: string): boolean =>
  new TextDecoder(label).decode(encode(text)) === text;
