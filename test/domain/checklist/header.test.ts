import { expect, test } from 'vitest';
import { kindOf } from '#shared/domain/checklist/columns.ts';
import { headerAt } from '#shared/domain/checklist/header.ts';
import { header, importRows, outcomes, sheetOf, plainHash } from './sheets.ts';
import { importChecklist } from '#shared/domain/checklist/import.ts';

test.each([
  ['Ｎｏ．', 'no'],
  ['№', 'no'],
  ['項　番', 'no'],
  ['必須\n/任意', 'mandatory'],
  ['監 査 項 目', 'question'],
  ['監査項目（確認事項）', 'question'],
  ['監査資料の例', 'materialExamples'],
  ['監査実施の例', 'procedureExample'],
  ['情報セキュリティポリシーガイドラインの例文の番号', 'policyRefs'],
  ['根拠法令', 'policyRefs'],
  ['関連するＪＩＳ　Ｑ　２７００２番号', 'jisRefs'],
  ['留意事項', 'notes'],
  ['区分名', 'category'],
  ['確認結果（○×）', 'answer'],
  ['監査項目に対する回答', 'answer'],
  ['根拠資料', 'answer'],
  ['天気', undefined],
  ['監査項目に沿って記入してください。', undefined],
])('見出し「%s」を読み分ける', (label, kind) => {
  expect(kindOf(label)).toBe(kind);
});

test('知っている列名が2つでは見出しとしない', () => {
  expect(headerAt([['No.', '監査項目', '天気']], 0)).toBeUndefined();
  expect(headerAt([['No.', '監査項目', '備考']], 0)?.columns).toEqual({ no: 0, question: 1, notes: 2 });
});

test('2段の見出しは上下を合わせて読む', () => {
  const preview = importRows(
    ['点検表', '', '', '', '', '', ''],
    ['項目', '項目', 'No.', '監査項目', '参照', '参照', '監査結果'],
    ['大', '中', '', '', 'ポリシー', 'JIS Q 27002', '○×'],
    ['3.1 組織体制', '役割', '1', '責任者がいる。', '2.1.(1)', '5.2', ''],
  );
  expect(preview.mapping).toEqual([
    {
      sheet: '監査票',
      headerRow: 2,
      headerRows: 2,
      headings: ['項目 大', '項目 中', 'No.', '監査項目', '参照 ポリシー', '参照 JIS Q 27002', '監査結果 ○×'],
      columns: { category1: 0, category2: 1, no: 2, question: 3, policyRefs: 4, jisRefs: 5 },
    },
  ]);
  expect(outcomes(preview)).toEqual(['1 skipped before_header', '2 skipped header', '3 skipped header', '4 imported']);
  expect(preview.items[0]).toMatchObject({ no: '1', category2: '役割', policyRefs: ['2.1.(1)'], jisRefs: ['5.2'] });
});

test('上の段だけでは3つに満たない2段の見出しも読める', () => {
  const preview = importRows(
    ['項目', '項目', '点検', '点検', '点検'],
    ['', '', 'No.', '監査項目', '備考'],
    ['A', '基本方針', '1', '公表されている。', ''],
  );
  expect(preview.mapping[0]).toMatchObject({
    headerRow: 1,
    columns: { category1: 0, category2: 1, no: 2, question: 3 },
  });
});

test('見出しの上の題名は見出しに混ざらない', () => {
  const title = 'チェック項目一覧';
  const preview = importRows(
    [title, title, title, title, title, title],
    ['大項目', 'No.', '監査項目', '監査資料の例', '備考', '所管'],
    ['3.1 組織体制', '1', '責任者がいる。', '', '', ''],
  );
  expect(preview.mapping[0]).toMatchObject({ headerRow: 2, columns: { question: 2 } });
});

test('ページの変わり目で繰り返される見出しは、2段でも取り込まない', () => {
  const preview = importRows(
    ['項目', '項目', 'No.', '監査項目', '備考'],
    ['大', '中', '', '', ''],
    ['3.1 組織体制', '役割', '1', '責任者がいる。', ''],
    ['項目', '項目', 'No.', '監査項目', '備考'],
    ['大', '中', '', '', ''],
    ['', '', '2', '委員会がある。', ''],
  );
  expect(outcomes(preview).slice(2)).toEqual([
    '3 imported',
    '4 skipped repeated_header',
    '5 skipped repeated_header',
    '6 imported',
  ]);
  expect(preview.items[1]).toMatchObject({ chapter: '3.1 組織体制', category2: '役割' });
});

test('列の並びが違う2つ目の表は、その見出しに従って読む', () => {
  const preview = importRows(
    ['No.', '監査項目', '備考'],
    ['1', '責任者がいる。', '必要'],
    ['監査項目', 'No.', '備考'],
    ['委員会がある。', '2', ''],
  );
  expect(preview.items.map(({ no, question }) => [no, question])).toEqual([
    ['1', '責任者がいる。'],
    ['2', '委員会がある。'],
  ]);
  expect(preview.mapping.map(({ headerRow }) => headerRow)).toEqual([1, 3]);
});

test('市が足した列は取り込まず、列の名前を添えて知らせる', () => {
  const preview = importRows(
    [...header, '確認結果', '担当課', '天気'],
    ['3.1', 'a', '1', '○', '責任者がいる。', '', '', '', '○', '総務課', '晴れ'],
  );
  expect(preview.warnings).toEqual([
    { code: 'answer_column_ignored', sheet: '監査票', row: 1, column: 9, label: '確認結果' },
    { code: 'answer_column_ignored', sheet: '監査票', row: 1, column: 10, label: '担当課' },
    { code: 'column_ignored', sheet: '監査票', row: 1, column: 11, label: '天気' },
  ]);
});

const reasonOf = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

test('表がないときは、何を確かめればよいかを日本語で伝える', () => {
  expect(reasonOf(() => importRows(['日付', '金額'], ['2026-04-01', '1200']))).toMatchObject({
    code: 'file_refused',
    details: { params: { code: 'no_list', reason: expect.stringContaining('監査項目の表が見つかりません') as string } },
  });
});

test('見出しだけの表と、監査項目の列がない表は、それぞれの理由で断る', () => {
  expect(reasonOf(() => importRows(header))).toMatchObject({ details: { params: { code: 'no_items' } } });
  expect(reasonOf(() => importRows(['No.', '必須', '備考'], ['1', '○', 'x']))).toMatchObject({
    details: { params: { code: 'no_question_column' } },
  });
});

test('非表示のシートと表紙は取り込まず、行ごとに理由を示す', () => {
  const list = [header, ['3.1', 'a', '1', '○', '責任者がいる。']];
  const preview = importChecklist(
    [sheetOf([['令和8年度'], []], { name: '表紙' }), sheetOf(list), sheetOf(list, { name: '記入例', hidden: true })],
    plainHash,
  );
  expect(preview.items).toHaveLength(1);
  expect(preview.rows.map(({ sheet, row, reason }) => `${sheet} ${row} ${reason ?? '-'}`)).toEqual([
    '表紙 1 no_list_on_sheet',
    '表紙 2 no_list_on_sheet',
    '監査票 1 header',
    '監査票 2 -',
    '記入例 1 hidden_sheet',
    '記入例 2 hidden_sheet',
  ]);
  expect(preview.warnings).toEqual([{ code: 'hidden_sheet', sheet: '記入例' }]);
});
