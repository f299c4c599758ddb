import { describe, expect, test } from 'vitest';
import { hearSample, placesOf, planted, saying } from './build/heard.ts';
import { hearOffice, links, slides } from './build/packages.ts';

const t = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
const p = (content: string) => `<w:p>${content}</w:p>`;
const body = (content: string) => ({ 'word/document.xml': `<w:document><w:body>${content}</w:body></w:document>` });
const cell = (text: string) => `<w:tc>${p(t(text))}</w:tc>`;
const box = (text: string) => `<w:txbxContent>${p(t(text))}</w:txbxContent>`;

const inBody: [string, string][] = [
  ['a paragraph', p(t(planted))],
  ['a number split over runs', p(t('1234-') + t('5') + t('678-90') + t('18'))],
  ['a tracked insertion', p(`<w:ins>${t(planted)}</w:ins>`)],
  [
    'a tracked deletion',
    p('<w:del><w:r><w:delText>1234-56</w:delText></w:r><w:r><w:delText>78-9018</w:delText></w:r></w:del>'),
  ],
  [
    'a text box in a paragraph',
    p(t('本文') + `<w:r><w:pict><v:textbox>${box(planted)}</v:textbox></w:pict></w:r>` + t('続き')),
  ],
  [
    'a field',
    p(
      `<w:r><w:instrText>HYPERLINK "mailto:1234-</w:instrText></w:r><w:r><w:instrText>5678-9018"</w:instrText></w:r>${t('連絡先')}`,
    ),
  ],
  [
    'a field between the pieces of a number',
    p(t('1234-') + '<w:r><w:instrText>PAGE</w:instrText></w:r>' + t('5678-9018')),
  ],
  ['a choice of content', `<w:sdt><w:sdtContent>${p(t(planted))}</w:sdtContent></w:sdt>`],
];

describe('a document', () => {
  test.each(inBody)('is read in %s', async (_, content) => {
    expect(placesOf(await hearOffice('docx', body(content)))).toEqual(['本文']);
  });

  test('says the alternative text of a picture', async () => {
    const picture = `<w:drawing><wp:docPr descr="写真 ${planted}"/><wp:posOffset>1234</wp:posOffset></w:drawing>`;
    const heard = await hearOffice('docx', body(p(`<w:r>${picture}</w:r>`)));
    expect(placesOf(heard)).toEqual(['本文 代替テキスト']);
  });

  test('counts once what is drawn for new readers and again for old ones, and reads what only one has', async () => {
    const twice = `<mc:AlternateContent><mc:Choice>${box(planted)}</mc:Choice><mc:Fallback>${box(planted)}${box('4652-8126-6333')}</mc:Fallback></mc:AlternateContent>`;
    const heard = await hearOffice('docx', body(p(twice)));
    expect(placesOf(heard)).toEqual(['本文']);
    expect(placesOf(heard, '4652-8126-6333')).toEqual(['本文']);
  });

  test('keeps tabs and line ends, and says what stood before', async () => {
    const heard = await hearOffice(
      'docx',
      body(p(t('個人番号')) + p(`${t('1234')}<w:r><w:tab/></w:r>${t('5678')}<w:r><w:br/></w:r>${t('9018')}`)),
    );
    expect(heard.passages).toContainEqual({ where: '本文', text: '1234\t5678\n9018', context: '個人番号' });
  });

  test('joins paragraphs that a number can go on over, and counts only what the newest end breaks', async () => {
    const heard = await hearOffice(
      'docx',
      body(['個人番号', '1234', '5678', '9018です'].map((text) => p(t(text))).join('')),
    );
    expect(heard.passages.filter(({ joined }) => joined).map(({ text }) => text)).toEqual([
      '1234\t\n5678',
      '1234\n5678\t\n9018です',
    ]);
  });

  test('reads the signs of a symbol font', async () => {
    const signs = '31 F032 F033'.split(' ').map((char) => `<w:r><w:sym w:font="Symbol" w:char="${char}"/></w:r>`);
    const heard = await hearOffice('docx', body(p(t('番号 ') + signs.join(''))));
    expect(heard.passages.map(({ text }) => text)).toContain('番号 1\uf032\uf033');
  });

  test('gives the cells of a table by column', async () => {
    const rows = `<w:tr>${cell('氏名')}${cell('個人番号')}</w:tr><w:tr>${cell('山田')}${cell(planted)}</w:tr>`;
    const heard = await hearOffice('docx', body(`<w:tbl>${rows}</w:tbl>`));
    expect(saying(heard, planted)).toEqual([
      { where: '本文 表1 2行目', text: planted, column: '本文 表1!2', context: '個人番号 山田' },
    ]);
  });
});

test.each([
  ['word/header1.xml', 'ヘッダー(header1)'],
  ['word/footer2.xml', 'フッター(footer2)'],
  ['word/footnotes.xml', '脚注'],
  ['word/endnotes.xml', '文末脚注'],
  ['word/comments.xml', 'コメント'],
  ['word/glossary/document.xml', 'word/glossary/document.xml'],
])('%s is read as %s', async (part, where) => {
  expect(placesOf(await hearOffice('docx', { [part]: `<w:x>${p(t('1234-5678') + t('-9018'))}</w:x>` }))).toEqual([
    where,
  ]);
});

test.each([
  ['docProps/custom.xml', 'プロパティ'],
  ['docProps/app.xml', 'プロパティ'],
  ['customXml/item1.xml', '埋め込みデータ(item1)'],
  ['customXml/item2.data', '埋め込みデータ(item2)'],
])('%s is read, but makes no document readable', async (part, where) => {
  const heard = await hearOffice('docx', { [part]: `<a><b>${planted}</b></a>` });
  expect(placesOf(heard)).toEqual([where]);
  expect(heard.unreadable).toEqual(['文字のないファイル']);
});

test('a document of pictures alone is unreadable, one with a picture beside text is not', async () => {
  const pictures = { 'word/media/image1.png': Buffer.from('\x89PNG\r\n\x1a\n', 'latin1') };
  expect((await hearOffice('docx', pictures)).unreadable).toEqual(['文字のないファイル']);
  expect((await hearOffice('docx', { ...pictures, ...body(p(t('手順書'))) })).unreadable).toEqual([]);
});

const a = (...texts: string[]) =>
  `<p:sp><a:p>${texts.map((text) => `<a:r><a:t>${text}</a:t></a:r>`).join('')}</a:p></p:sp>`;
const related = {
  'ppt/slides/_rels/slide1.xml.rels': links({ a: '../notesSlides/notesSlide9.xml', b: '../comments/comment1.xml' }),
};

describe('a presentation', () => {
  test.each([
    ['ppt/slides/slide3.xml', a('1234-', '5678-9018'), 'スライド1'],
    ['ppt/slides/slide1.xml', a('1234-', '5678-9018'), 'スライド2'],
    ['ppt/notesSlides/notesSlide9.xml', a(planted), 'ノート2'],
    ['ppt/comments/comment1.xml', `<p:cm><p:text>${planted}</p:text></p:cm>`, 'スライド2 コメント'],
    ['ppt/slideMasters/slideMaster1.xml', a(planted), 'スライドマスター(slideMaster1)'],
  ])('is read in %s', async (part, data, where) => {
    expect(placesOf(await hearOffice('pptx', slides({ ...related, [part]: data })))).toEqual([where]);
  });

  test('is unreadable for the slide that only shows a picture', async () => {
    const parts = { 'ppt/slides/slide1.xml': a('概要'), 'ppt/slides/slide2.xml': a('2') };
    const heard = await hearOffice(
      'pptx',
      slides({ ...parts, 'ppt/slides/_rels/slide2.xml.rels': links({ a: '../media/image1.png' }) }),
    );
    expect(heard.unreadable).toEqual(['スライド3']);
  });
});

test.each([
  ['header-number.docx', 'ヘッダー(header1)'],
  ['split-runs.docx', '本文'],
  ['access-rights.docx', '本文'],
])('%s is read', async (name, where) => {
  const heard = await hearSample(name);
  expect(heard.passages.map((passage) => passage.where)).toContain(where);
  expect(heard.unreadable).toEqual([]);
});
