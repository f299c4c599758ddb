/** A text in a legacy encoding. Node only decodes them, so the table is turned round once. */
const encoder = (label: string): ((text: string) => Buffer) => {
  const decoder = new TextDecoder(label);
  const table = new Map<string, Buffer>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const bytes = Buffer.from([lead, trail]);
      const text = decoder.decode(bytes);
      if (Array.from(text).length === 1 && text !== '\ufffd' && !table.has(text)) table.set(text, bytes);
    }
  }
  return (text) => Buffer.concat(Array.from(text).map((c) => table.get(c) ?? Buffer.from(c <= '~' ? c : '?')));
};

/** How a text can be stored, and what it is to begin with. */
export const encodings: Readonly<Record<string, (text: string) => Buffer>> = {
  utf8: (text) => Buffer.from(text),
  utf8Bom: (text) => Buffer.from(`\ufeff${text}`),
  utf16: (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  cp932: encoder('shift_jis'),
  eucJp: encoder('euc-jp'),
};
