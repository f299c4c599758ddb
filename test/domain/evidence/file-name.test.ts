import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentDisposition, displayName, extensionOf } from '#shared/domain/evidence/file-name.ts';

const table: [string, string, string][] = [
  ['an ordinary name stays', '点検結果 令和8年度.xlsx', '点検結果 令和8年度.xlsx'],
  ['folders before it go', '../../etc/passwd', 'passwd'],
  ['folders of Windows go', 'C:\\Users\\a\\台帳.xlsx', '台帳.xlsx'],
  ['full-width slashes are no folders', '令和8年／台帳＼控.xlsx', '令和8年_台帳_控.xlsx'],
  ['a slash made of a fraction is none either', 'a⁄b∕c.txt', 'a_b_c.txt'],
  ['an order that hides the extension is undone', '報告書\u202efdp.exe', '報告書fdp.exe'],
  ['invisible characters go', 'a\u200b\ufeff\u00ad\u2060b\u3164.pdf', 'ab.pdf'],
  ['controls and NUL go', 'a\0\r\n\t\x1b[31mb.pdf', 'a[31mb.pdf'],
  ['line separators go', 'a\u2028b\u2029c.pdf', 'abc.pdf'],
  ['half characters go', 'a\ud800b.pdf', 'ab.pdf'],
  ['composition is one', 'が.pdf'.normalize('NFD'), 'が.pdf'],
  ['the variant of a character in a personal name stays', '葛\u{e0100}飾.pdf', '葛\u{e0100}飾.pdf'],
  ['blanks around it go, wide ones too', '　 名前 　.xlsx ', '名前.xlsx'],
  ['dots and blanks at the end go', 'a.pdf. . ', 'a.pdf'],
  ['a device is no name', 'CON', '名称未設定'],
  ['a device with an extension is no name', 'con.pdf', '名称未設定.pdf'],
  ['a device with two extensions is no name', 'lpt¹.tar.pdf', '名称未設定.pdf'],
  ['a word that begins like a device is a name', 'console.txt', 'console.txt'],
  ['nothing', '', '名称未設定'],
  ['nothing but an extension', '.pdf', '名称未設定.pdf'],
  ['nothing but dots', '...', '名称未設定'],
  ['nothing but what is not seen', '\u200b\u202e', '名称未設定'],
  ['two extensions stay, so that both are seen', '報告書.pdf.exe', '報告書.pdf.exe'],
];

const bytes = (text: string) => Buffer.byteLength(text);

describe('The name a file is shown under', () => {
  test.each(table)('U4: %s', (_, raw, shown) => {
    expect(displayName(raw)).toBe(shown);
  });

  test('U4: 300 characters are cut to 255 bytes between characters, with the extension', () => {
    const shown = displayName(`${'あ'.repeat(300)}.xlsx`);
    expect(shown).toBe(`${'あ'.repeat(83)}.xlsx`);
    expect(bytes(displayName(`${'👨🏽'.repeat(100)}.pdf`))).toBeLessThanOrEqual(255);
    expect(displayName(`${'👨🏽'.repeat(100)}.pdf`)).toMatch(/^(👨🏽)+\.pdf$/u);
  });

  test('I6: ten megabytes of combining marks are no work', () => {
    const start = process.cpuUsage();
    expect(displayName(`e${'\u0301\u0323'.repeat(5_000_000)}.pdf`)).toBe('名称未設定.pdf');
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(1000);
  });

  test('U4: the extension is the last one, in small letters', () => {
    expect(['a.PDF', 'a.tar.gz', 'a', 'a.', 'a.pdf．ｅｘｅ', 'a.p df'].map(extensionOf)).toEqual([
      'pdf',
      'gz',
      '',
      '',
      '',
      '',
    ]);
  });
});

/** Pieces an attacker would try, among any characters at all. */
// biome-ignore format: one list
const nasty = fc.constantFrom(
  '"', '\\', '\r\n', '; filename=x', "''", '%0d%0a', '*=', '../', '..\\', '／', '\0', '\u202e', '\u200d', '\ud83d',
  'が'.normalize('NFD'), 'CON', '.pdf', '.exe', '😀', '\u{e0100}', '　', 'é', "UTF-8''", '名', '.', ' ', '\u0301', '﷽',
);
const anyName = fc
  .array(fc.oneof({ weight: 3, arbitrary: nasty }, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), {
    maxLength: 40,
  })
  .map((pieces) => pieces.join(''));

/** RFC 8187, section 3.2.1, as a strict reader has it. */
const decodeExtended = (value: string): string => {
  const parsed = /^UTF-8''((?:%[0-9A-F]{2}|[A-Za-z0-9!#$&+.^_`|~-])*)$/.exec(value);
  if (parsed?.[1] === undefined) {
    throw new Error(`not an extended value: ${value}`);
  }
  const raw = parsed[1].replace(/%([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(raw, 'latin1'));
};
/** RFC 6266, section 4.1: one quoted fallback and one extended value, nothing else. */
const parseHeader = (header: string): { fallback: string; name: string } => {
  const parsed = /^attachment; filename="([^"\\\r\n]*)"; filename\*=([^;"\s]*)$/.exec(header);
  return { fallback: parsed?.[1] ?? '', name: decodeExtended(parsed?.[2] ?? '') };
};

const runs = { numRuns: 1000, seed: 20261123 };

describe('A thousand names', () => {
  test('U4: come back exactly from the download header, which is plain ASCII and cannot be left', () => {
    fc.assert(
      fc.property(anyName, (raw) => {
        for (const name of [raw.toWellFormed(), displayName(raw)]) {
          const header = contentDisposition(name);
          expect(header).toMatch(/^[\x20-\x7e]+$/);
          const { fallback, name: back } = parseHeader(header);
          expect(back).toBe(name);
          expect(fallback).toMatch(/^[\w .-]+$/);
          expect(fallback).not.toContain('%');
        }
      }),
      runs,
    );
  });

  test('U4: are shown short, composed, visible, without folders, and the same the second time', () => {
    fc.assert(
      fc.property(anyName, (raw) => {
        const shown = displayName(raw);
        expect(bytes(shown)).toBeLessThanOrEqual(255);
        expect(shown).not.toBe('');
        expect(shown).toBe(shown.normalize('NFC').trim());
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\／＼]/u);
        expect(shown).not.toMatch(/^\.+$|[. ]$/);
        expect(displayName(shown)).toBe(shown);
      }),
      runs,
    );
  });

  test('U4: never throw, whatever the string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (raw) => {
        contentDisposition(raw);
        displayName(raw);
      }),
      runs,
    );
  });
});
