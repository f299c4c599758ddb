import { describe, expect, test } from 'vitest';
import { hear, hearSample, placesOf, planted, saying } from './build/heard.ts';

const cp932 = (hex: string): Buffer => Buffer.from(hex, 'hex');
/** 個人番号 in the two Japanese encodings of eight bits. */
const shiftJis = cp932('8cc2906c94d48d86');
const eucJp = cp932('b8c4bfcdc8d6b9e6');
const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const wide = `個人番号\r\n${planted}\r\n`;

const encodings: [string, Buffer][] = [
  ['UTF-8', Buffer.from(`個人番号\n${planted}`)],
  ['UTF-8 with its mark', Buffer.from(`\ufeff個人番号\n${planted}`)],
  ['UTF-16', Buffer.from(`\ufeff${wide}`, 'utf16le')],
  ['UTF-16, high byte first', swapped(`\ufeff${wide}`)],
  ['UTF-16 without its mark', Buffer.from(wide, 'utf16le')],
  ['UTF-16 without its mark, high byte first', swapped(wide)],
  ['CP932', Buffer.concat([shiftJis, Buffer.from(`\r\n${planted}`)])],
  ['EUC-JP', Buffer.concat([eucJp, Buffer.from(`\n${planted}`)])],
  ['ISO-2022-JP', Buffer.from(`\x1b$B8D?MHV9f\x1b(B\n${planted}`)],
];

describe('a text', () => {
  test.each(encodings)('is read in %s, each line after what the line above says', async (_, bytes) => {
    const heard = await hear('memo.txt', bytes);
    expect(saying(heard, planted)).toContainEqual(
      expect.objectContaining({ where: '2行目', text: planted, context: '個人番号' }),
    );
    expect(heard.unreadable).toEqual([]);
  });

  test('is looked at in both encodings when its bytes are Japanese in both', async () => {
    const heard = await hear('memo.txt', Buffer.concat([eucJp, Buffer.from(`No${planted}`)]));
    expect(saying(heard, planted)).toContainEqual({ where: '1行目', text: `個人番号No${planted}`, again: true });
  });

  test('gives a number broken by a line end once, joined', async () => {
    const heard = await hear('memo.txt', '番号は 1234-5678-\n9018 です');
    expect(heard.passages.filter(({ joined }) => joined)).toEqual([
      { where: '2行目', text: '番号は 1234-5678-\t\n9018 です', joined: true, context: '番号は 1234-5678-' },
    ]);
  });

  test('keeps a number whole in a line that never ends, and gives it once', async () => {
    const heard = await hear('memo.txt', `${'あ'.repeat(131_060)}${planted}${'い'.repeat(400_000)}`);
    expect(placesOf(heard)).toEqual(['1行目']);
  });

  test.each([
    ['nothing', ''],
    ['blanks', ' \n\n '],
    ['bytes that are no text', Buffer.from([0xff, 0x80, 0x81])],
  ])('of %s is unreadable', async (_, content) => {
    expect((await hear('memo.txt', content)).unreadable).toEqual(['文字のないファイル']);
  });
});

describe('a table of text', () => {
  test('gives cells with the header of their column', async () => {
    const heard = await hear('名簿.csv', `氏名,個人番号\n"山田, 太郎",${planted}\n`);
    expect(heard.passages.slice(2)).toEqual([
      { where: '2行目', text: '山田, 太郎', column: 'utf-8!1', context: '氏名' },
      { where: '2行目', text: planted, column: 'utf-8!2', context: '個人番号 山田, 太郎' },
    ]);
  });

  test('lends a row of pieces of a number the headers above the pieces only', async () => {
    const heard = await hear('名簿.csv', '氏名,個人番号,,\n山田,1234,5678,9018\n');
    expect(heard.passages.filter(({ joined }) => joined).at(-1)).toMatchObject({
      text: '山田\t1234\t5678\t9018',
      context: '個人番号',
    });
  });

  test('does not join cells that stand each under a header of its own', async () => {
    const heard = await hear('決算.csv', '区分,前年度,本年度,比較\n個人番号カード,1234,5678,9018\n');
    expect(heard.passages.filter(({ joined }) => joined)).toEqual([]);
  });

  test('tells a cell of eleven digits as a number that may have lost its zero', async () => {
    const heard = await hear('名簿.csv', '番号\n12345678901\n');
    expect(saying(heard, '12345678901')).toEqual([
      { where: '2行目', text: '12345678901', column: 'utf-8!1', context: '番号', numeric: true },
    ]);
  });

  test('may be parted by tabs, break lines within quotes, and leave a quote open', async () => {
    expect(placesOf(await hear('a.csv', `氏名\t番号\n"山\n田"\t${planted}\n`))).toEqual(['2行目']);
    expect(placesOf(await hear('a.csv', `氏名,番号\n"山田,${planted}\n`))).toEqual(['2行目']);
  });

  test('with a quote that never closes is read in time', async () => {
    const heard = await hear('a.csv', `"${'a,b\n'.repeat(100_000)}${planted}`);
    expect(placesOf(heard)).toHaveLength(1);
    expect(heard.unreadable).toEqual([]);
  });

  test.each([['access-log.cp932.csv'], ['extract.cp932.csv']])('is read from %s', async (name) => {
    const heard = await hearSample(name);
    expect(heard.passages.length).toBeGreaterThan(5);
    expect(heard.unreadable).toEqual([]);
  });
});

test.each([['cabinet.png'], ['old-format.xls']])('%s is unreadable', async (name) => {
  expect((await hearSample(name)).unreadable).toHaveLength(1);
});
