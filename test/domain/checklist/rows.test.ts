import { expect, test } from 'vitest';
import { importChecklist } from '#shared/domain/checklist/import.ts';
import { importPreview } from '#shared/domain/checklist/preview.ts';
import { header, importRows, outcomes, plainHash, sheetOf } from './sheets.ts';

test('項目の列だけを下へ埋め、監査項目は埋めない', () => {
  const preview = importRows(
    header,
    ['3.4 物理', 'ⅰ)管理区域', '1', '○', '施錠している。'],
    ['', '', '2', '', '入退室を記録している。'],
    ['', '', '3', '', ''],
    ['', 'ⅱ)端末', '4', '', '画面を隠している。'],
    ['3.5 人的', '', '5', '', '研修を受けている。'],
  );
  expect(preview.items.map(({ no, chapter, category2 }) => [no, chapter, category2])).toEqual([
    ['1', '3.4 物理', 'ⅰ)管理区域'],
    ['2', '3.4 物理', 'ⅰ)管理区域'],
    ['4', '3.4 物理', 'ⅱ)端末'],
    ['5', '3.5 人的', ''],
  ]);
  expect(outcomes(preview)[3]).toBe('4 skipped no_question');
});

test('No.のない続きの行は、列ごとに前の項目へつなげる', () => {
  const preview = importRows(
    header,
    ['3.6 技術', 'a', '17', '〇', 'アクセスの記録がある。', '□記録', '記録のレビュー。', ''],
    ['', '', '', '', '(改ざんできない場所に置く)', '□保管場所の一覧', '', '注意する'],
    ['', '', '18', '', '修正している。'],
  );
  expect(preview.items[0]).toMatchObject({
    title: 'アクセスの記録がある。',
    question: 'アクセスの記録がある。\n(改ざんできない場所に置く)',
    materialExamples: ['記録', '保管場所の一覧'],
    notes: '注意する',
  });
  expect(preview.rows[2]).toEqual({
    sheet: '監査票',
    row: 3,
    outcome: 'joined',
    reason: 'continuation',
    itemKey: preview.items[0]?.itemKey,
  });
});

test('No.と監査項目が縦に結合されていても1項目になる', () => {
  const rows = [
    header,
    ['3.1', 'a', '1', '○', '責任者がいる。', '□要綱', '', ''],
    ['3.1', 'a', '1', '○', '責任者がいる。', '□組織図', '', ''],
  ];
  const copied = [0, 1, 2, 3, 4].map((column): [number, number] => [2, column]);
  const preview = importChecklist([sheetOf(rows, { copied })], plainHash);
  expect(preview.items).toHaveLength(1);
  expect(preview.items[0]).toMatchObject({ question: '責任者がいる。', materialExamples: ['要綱', '組織図'] });
});

test('資料の欄が複数の項目にまたがって結合されていれば、どの項目にも入る', () => {
  const rows = [header, ['3.1', 'a', '1', '', '甲である。', '□要綱'], ['3.1', 'a', '2', '', '乙である。', '□要綱']];
  const preview = importChecklist(
    [
      sheetOf(rows, {
        copied: [
          [2, 0],
          [2, 1],
          [2, 5],
        ],
      }),
    ],
    plainHash,
  );
  expect(preview.items.map(({ materialExamples }) => materialExamples)).toEqual([['要綱'], ['要綱']]);
});

test('全角のNo.は半角の文字列になり、丸数字はそのまま残る', () => {
  const preview = importRows(
    header,
    ['3.1', 'a', '１２', '', '甲'],
    ['', '', '①', '', '乙'],
    ['', '', '３－１', '', '丙'],
  );
  expect(preview.items.map(({ no }) => no)).toEqual(['12', '①', '3-1']);
});

test('必須の印は○も〇も◎も読み、知らない印は任意として知らせる', () => {
  const preview = importRows(
    header,
    ...['○', '〇', '◎', '', '－', '任意', '△'].map((mark, index) => ['3.1', 'a', String(index), mark, `項目${index}`]),
  );
  expect(preview.items.map(({ mandatory }) => mandatory)).toEqual([true, true, true, false, false, false, false]);
  expect(preview.warnings).toEqual([{ code: 'unknown_mandatory_mark', sheet: '監査票', row: 8, label: '△' }]);
});

test('資料と番号の欄は1つずつに分かれ、元の言い回しのまま残る', () => {
  const preview = importRows(
    ['No.', '監査項目', '監査資料の例', '例文の番号', 'JIS Q 27002'],
    ['1', '甲', '□研修・訓練計画\n（写し）\n・受講一覧□名簿', '2.1.(1)①、2.1.(2)\n2.3', '５.２ 5.20,8.1'],
  );
  expect(preview.items[0]).toMatchObject({
    materialExamples: ['研修・訓練計画（写し）', '受講一覧', '名簿'],
    policyRefs: ['2.1.(1)①', '2.1.(2)', '2.3'],
    jisRefs: ['5.2', '5.20', '8.1'],
  });
});

test('結合された章の見出しは章になり、注記は項目にならない', () => {
  const spread = (text: string) => ['No.', '必須', '監査項目', '備考'].map(() => text);
  const preview = importRows(
    ['No.', '必須', '監査項目', '備考'],
    spread('第1章　組織体制'),
    ['1', '○', '責任者がいる。', ''],
    spread('※ ○は必須の項目'),
    ['第2章 運用', '', '', ''],
    ['2', '', '記録がある。', ''],
  );
  expect(preview.items.map(({ chapter }) => chapter)).toEqual(['第1章 組織体制', '第2章 運用']);
  expect(outcomes(preview).filter((outcome) => outcome.includes('skipped'))).toEqual([
    '1 skipped header',
    '2 skipped section_heading',
    '4 skipped remark',
    '5 skipped section_heading',
  ]);
});

test('章の列がなければシートの名前が章になる', () => {
  const rows = [
    ['No.', '監査項目', '備考'],
    ['1', '責任者がいる。', ''],
  ];
  expect(importChecklist([sheetOf(rows, { name: '3.1' })], plainHash).items[0]?.chapter).toBe('3.1');
});

test('No.が1つもない表は、監査項目のある行を1項目とする', () => {
  const preview = importRows(
    header,
    ['3.1', 'a', '', '', '甲'],
    ['', '', '', '', '乙', '□資料'],
    ['', '', '', '', '', '□別の資料'],
  );
  expect(preview.items.map(({ question, materialExamples }) => [question, materialExamples])).toEqual([
    ['甲', []],
    ['乙', ['資料', '別の資料']],
  ]);
  expect(preview.warnings.map(({ code }) => code)).toEqual(['no_numbers']);
});

test('No.の重複と、日付に化けたNo.を知らせる', () => {
  const preview = importRows(
    header,
    ['3.1', 'a', '1', '', '甲'],
    ['', '', '1', '', '乙'],
    ['', '', '2026-01-02', '', '丙'],
  );
  expect(preview.warnings.map(({ code, row }) => [code, row])).toEqual([
    ['number_is_date', 4],
    ['duplicate_number', 3],
  ]);
});

test('非表示の行も取り込み、そのことを知らせる', () => {
  const preview = importChecklist([sheetOf([header, ['3.1', 'a', '1', '', '甲']], { hiddenRows: [1] })], plainHash);
  expect(preview.items).toHaveLength(1);
  expect(preview.warnings.map(({ code }) => code)).toEqual(['hidden_rows']);
});

test('見えない文字と改行の違いを除き、異体字や全角はそのまま残す', () => {
  const preview = importRows(header, ['3.1', 'a', '1', '', '\ufeff髙田\u00a0課長が\r\nＩＤを\u0007確かめる。\u3000']);
  expect(preview.items[0]).toMatchObject({ title: '髙田 課長が', question: '髙田\u00a0課長が\nＩＤを確かめる。' });
});

test('取込みの結果は、そのまま契約の形に合う', () => {
  const preview = importRows(header, ['3.1', 'a', '1', '○', '甲', '□資料'], ['', '', '', '', '続き']);
  expect(importPreview.parse(preview)).toEqual(preview);
});
