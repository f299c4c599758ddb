import { describe, expect, test } from 'vitest';
import { isIndividualNumber } from '#shared/domain/screening/check-digit.ts';
import { chanceOf } from '#shared/domain/screening/density.ts';
import { numbersInText } from '#shared/domain/screening/free-text.ts';
import type { Passage } from '#shared/domain/screening/passage.ts';
import { startScan } from '#shared/domain/screening/scan.ts';
import { mostHits } from '#shared/domain/screening/screening.ts';

const valid = ['123456789018', '987654321018', '555555555557', '271828182840', '246813579021'];

const scan = (passages: readonly (string | Partial<Passage>)[], fileName = 'a.txt') => {
  const sink = startScan({ fileName });
  for (const p of passages) sink.passage({ where: '1行目', text: '', ...(typeof p === 'string' ? { text: p } : p) });
  return sink.end();
};
const verdict = (...passages: (string | Partial<Passage>)[]): string => scan(passages).verdict;

describe('P2: a number beside its label is suspected, however it is written', () => {
  test.each([
    '123456789018',
    '1234-5678-9018',
    '1234 5678 9018',
    '1234\u30005678\u30009018',
    '１２３４５６７８９０１８',
    '１２３４-５６７８-９０１８',
    '１２３４ー５６７８ー９０１８',
    '1234‐5678‐9018',
    '1234・5678・9018',
    '1234\u200b5678\u200b9018',
    '①②③④⑤⑥⑦⑧⑨⓪①⑧',
    '1 2 3 4 5 6 7 8 9 0 1 8',
    '1|2|3|4|5|6|7|8|9|0|1|8',
    '123456\n789018',
    '1234-56\n78-9018',
    '1\n2345678901\n8',
    '1234\n5678\n9018',
    '1234_5678_9018',
    '1¦2¦3¦4¦5¦6¦7¦8¦9¦0¦1¦8',
    '\uf031\uf032\uf033\uf034\uf035\uf036\uf037\uf038\uf039\uf030\uf031\uf038',
    '❶❷❸❹❺❻❼❽❾⓿❶❽',
    '1234-5678-9018 2026-04-01',
    '1234 5678 9018 0956-24-1111',
    '001,123456789018,1975',
  ])('%j', (written) => {
    expect(verdict(`個人番号: ${written}`)).toBe('suspected');
    expect(verdict(`${written}(マイナンバー)`)).toBe('suspected');
  });

  test.each([
    '個 人 番 号',
    '個人\n番号',
    'ﾏｲﾅﾝﾊﾞｰ',
    'マイナンバー'.normalize('NFD'),
    'MY_NUMBER=',
    'Ｍｙ Ｎｕｍｂｅｒ',
    '⼈の個⼈番号',
    '個人番号カード',
  ])('the label %j is one', (label) => {
    expect(verdict(`${label} 1234 5678 9018`)).toBe('suspected');
  });

  test('in kanji a person may look', () => {
    expect(verdict('個人番号 一二三四五六七八九〇一八')).toBe('review');
  });
});

describe('P2: what is no number is none', () => {
  test.each([
    ['a wrong check digit', '個人番号: 123456789012'],
    ['an empty form', '個人番号: □□□□-□□□□-□□□□'],
    ['a corporate number', '個人番号でない法人番号 8700110005901'],
    ['a corporate number with a window', '7123456789018'],
    ['a card of sixteen digits', '個人番号カード 1234 5678 9018 1111'],
    ['an id of letters and digits', '個人番号 01J8ZK123456789018AB'],
    ['a hash', '0a123456789018f3'],
    ['a time', '202611220104'],
    ['a sentence about numbers', 'マイナンバーの取扱いは令和8年4月1日の規程第12号による。'],
    ['an amount', '個人番号関係事務費 123456789018.50'],
    ['years side by side', '個人番号カード 2018 2019 2023'],
    ['a telephone number and extensions', '個人番号 0956-24-1111 1234 5678'],
  ])('%s', (_, text) => {
    expect(verdict(text)).toBe('clean');
  });
});

describe('The tiers', () => {
  test('a bare number is held for a look, one with another label is faint', () => {
    expect(scan(['値は 123456789018 です']).hits).toEqual([{ tier: '2', where: '1行目', count: 1 }]);
    expect(scan(['注文番号 123456789018']).hits).toEqual([{ tier: '3', where: '1行目', count: 1 }]);
  });

  test('the nearer of two labels decides', () => {
    expect(verdict('注文番号の欄に個人番号 123456789018')).toBe('suspected');
    expect(verdict('個人番号の届出 注文番号 123456789018')).toBe('review');
  });

  test('counts beside the name of an office’s work are faint, what looks like nothing else is not', () => {
    expect(verdict('個人番号カード交付事務費 1234 5678 9018')).toBe('review');
    expect(verdict('特定個人情報の管理区域 1 2 3 4 5 6 7 8 9 0 1 8')).toBe('review');
    expect(verdict('個人番号利用事務 1234-5678-9018')).toBe('suspected');
  });

  test('the name of a file or sheet speaks only where nothing closer does', () => {
    const cell = { where: 'シート「個人番号」 B2', text: '123456789018' };
    expect(verdict(cell)).toBe('suspected');
    expect(verdict({ ...cell, context: '資産管理番号' })).toBe('review');
    expect(scan([{ text: '123456789018' }], '個人番号取扱規程.txt').verdict).toBe('review');
  });

  test('the header of a column speaks for its cells', () => {
    const cell = { where: 'シート「名簿」 B2', context: '個人番号', column: '名簿!B' };
    expect(verdict({ ...cell, text: '123456789018' })).toBe('suspected');
    expect(verdict({ ...cell, text: '123456789018', context: '法人番号' })).toBe('review');
  });

  test('a number that lost its leading zero is one in a cell of type number only', () => {
    // 012345678903: check digit computed by hand (S = 195, r = 8); 001000000007 (S = 4, r = 4).
    const cell = { context: '個人番号', text: '12345678903' };
    expect(verdict({ ...cell, numeric: true })).toBe('suspected');
    expect(verdict({ ...cell, text: '1000000007', numeric: true })).toBe('suspected');
    expect(verdict({ ...cell, text: '1000000007', numeric: true, context: '携帯' })).toBe('clean');
    expect(verdict(cell)).toBe('clean');
  });

  test('cells of one row count where they belong together, and no cell twice', () => {
    expect(verdict({ text: '1234\t5678\t9018', joined: true, context: '個人番号' })).toBe('suspected');
    expect(verdict({ text: '123456789018\t佐藤', joined: true, context: '個人番号' })).toBe('clean');
  });

  test('five of five in a column without a label are no chance, three are', () => {
    const column = (texts: readonly string[]) =>
      texts.map((text) => ({ text, where: 'シート「一覧」 A1', column: '一覧!A' }));
    expect(verdict(...column(valid))).toBe('suspected');
    expect(verdict(...column(valid.slice(0, 3)))).toBe('review');
    expect(verdict(...column(valid.map(() => valid[0] ?? '')))).toBe('review');
  });

  test('times neither hide a list beside them, nor a number in it that looks like one', () => {
    const times = Array.from({ length: 12 }, (_, n) => `2026112613${10 + n}`);
    expect(verdict(...[...times, ...valid].map((text) => ({ text })))).toBe('suspected');
    const looksLikeTime = Array.from({ length: 60 }, (_, n) => `2026112613${String(n).padStart(2, '0')}`).filter(
      isIndividualNumber,
    );
    expect(verdict(...[...valid.slice(1), ...looksLikeTime.slice(0, 1)].map((text) => ({ text })))).toBe('suspected');
    expect(verdict(...times.map((text) => ({ text })))).toBe('clean');
  });

  test('tokens that all end in zero are right by chance more often', () => {
    const amounts = Array.from({ length: 400 }, (_, n) => ({ text: `${200000 + n * 7}000000`, column: 'a' }));
    expect(scan(amounts).verdict).toBe('review');
    expect(chanceOf(5, { onZero: 0, onOther: 5 })).toBeCloseTo((1 / 11) ** 5, 12);
    expect(chanceOf(1, { onZero: 5000, onOther: 0 })).toBeCloseTo(1, 6);
    expect(chanceOf(0, { onZero: 3, onOther: 4 })).toBeCloseTo(1, 12);
  });

  test('a text read twice counts once', () => {
    const text = '個人番号 123456789018';
    expect(scan([{ text }, { text, again: true }]).hits).toEqual([{ tier: '1', where: '1行目', count: 1 }]);
  });

  test('what nobody could read is never clean', () => {
    const sink = startScan({ fileName: 'a.pdf' });
    sink.unreadable('1ページ');
    expect(sink.end()).toEqual({ verdict: 'unscannable', hits: [{ tier: 'X', where: '1ページ', count: 1 }] });
  });
});

describe('P4, P5: nothing of what was found is said', () => {
  test('P3: neither of a file name nor of the name of a place', () => {
    const found = scan(
      [{ where: 'シート「1234-5678-9018」 C14', text: '個人番号 123456789018' }],
      '個人番号123456789018.txt',
    );
    expect(found.hits.map((hit) => hit.where)).toEqual(['ファイル名', 'シート「＊＊＊＊」 C14']);
    expect(JSON.stringify(found).normalize('NFKC')).not.toMatch(/\d{4}/);
  });

  test('places of a large file are told in part, and counted', () => {
    const many = Array.from({ length: 3000 }, (_, n) => ({ where: `A${n}`, text: '個人番号 123456789018' }));
    const { hits } = scan(many);
    expect(hits).toHaveLength(mostHits);
  });
});

describe('P3: free text', () => {
  test.each([
    ['担当者の番号は１２３４－５６７８－９０１８です', 7, 14],
    ['123456789018', 0, 12],
    ['個人番号 1 2 3 4 5 6 7 8 9 0 1 8', 5, 23],
  ])('%j: position %i, length %i', (text, at, length) => {
    expect(numbersInText(text)).toEqual([{ at, length }]);
  });

  test.each([
    '注文番号 123456789018',
    '1 2 3 4 5 6 7 8 9 0 1 8',
    '令和8年11月26日 第1234号',
    '01J8ZK123456789018ABCDEFGH',
  ])('%j is left alone', (text) => {
    expect(numbersInText(text)).toEqual([]);
  });
});
