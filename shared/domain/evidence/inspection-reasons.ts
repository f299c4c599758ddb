type Result =
  | 'rejected_malware'
  | 'rejected_mismatch'
  | 'rejected_type'
  | 'rejected_unsafe'
  | 'held_unscannable'
  | 'held_spi_suspected';
type Row = { result: Result; ja: string; en: string };

/**
 * Why a file is not accepted, in words for the person who sent it: what is wrong and what to do.
 * The sentences carry nothing from the file or its name.
 */
export const inspectionReasons = {
  sourcePurged: {
    result: 'rejected_mismatch',
    ja: '元の証跡が消去されたため、引き継げません。ファイルを送り直してください。',
    en: 'What was to be taken over has been purged. Please send the file itself.',
  },
  malwareFound: {
    result: 'rejected_malware',
    ja: 'コンピューターウイルスなどの不正なプログラムが見つかりました。このファイルは開かず、情報システムの担当へ連絡してください。',
    en: 'Malware was found in it. Do not open this file; tell the people in charge of information systems.',
  },
  malwareNotScanned: {
    result: 'rejected_unsafe',
    ja: 'ウイルス検査を終えられなかったため、受け付けられません。元のソフトで保存し直すか、PDFに印刷し直して送ってください。続くときは監査事務局へ連絡してください。',
    en: 'The malware scan could not be completed. Please save the file again or print it to a new PDF; if it happens again, tell the audit office.',
  },
  sizeMismatch: {
    result: 'rejected_mismatch',
    ja: '送信が途中で切れたようです。もう一度送ってください。',
    en: 'The upload seems to have been cut off. Please send the file again.',
  },
  hashMismatch: {
    result: 'rejected_mismatch',
    ja: '届いたファイルが、選んだファイルと一致しません。もう一度送ってください。',
    en: 'What arrived is not the file you chose. Please send it again.',
  },
  empty: {
    result: 'rejected_type',
    ja: 'ファイルの中身が空です。保存できているか確かめてから、もう一度選んでください。',
    en: 'The file is empty. Please check that it was saved and choose it again.',
  },
  tooLarge: {
    result: 'rejected_type',
    ja: 'ファイルが大きすぎます。50MB以下に分けて送ってください。',
    en: 'The file is too large. Please split it into files of at most 50 MB.',
  },
  notAccepted: {
    result: 'rejected_type',
    ja: 'この種類のファイルは受け付けていません。xlsx、docx、pptx、pdf、png、jpg、txt、csvのいずれかにしてください。',
    en: 'This kind of file is not accepted. Please use xlsx, docx, pptx, pdf, png, jpg, txt or csv.',
  },
  contentDiffers: {
    result: 'rejected_type',
    ja: 'ファイルの中身が、名前の末尾(拡張子)の種類と異なります。元のソフトで開いて保存し直してください。',
    en: 'The content is not of the kind the file extension says. Please open it in its own program and save it again.',
  },
  oldFormat: {
    result: 'rejected_type',
    ja: '古い形式(xls、doc、ppt)のファイルです。xlsx、docx、pptxまたはpdfで保存し直してください。',
    en: 'This is an old format (xls, doc, ppt). Please save it as xlsx, docx, pptx or pdf.',
  },
  passwordProtected: {
    result: 'rejected_type',
    ja: 'パスワードや編集・印刷の制限で暗号化されています。解除して保存し直してください。',
    en: 'The file is encrypted by a password or a restriction. Please remove it and save the file again.',
  },
  archive: {
    result: 'rejected_type',
    ja: '圧縮ファイルは受け付けていません。中のファイルを取り出して、1つずつ送ってください。',
    en: 'Archives are not accepted. Please take the files out and send them one by one.',
  },
  zip64: {
    result: 'rejected_type',
    ja: '特殊な形式(ZIP64)で保存されています。ExcelやWordで開いて保存し直してください。',
    en: 'The file is stored in a special form (ZIP64). Please open it in Excel or Word and save it again.',
  },
  damaged: {
    result: 'rejected_type',
    ja: 'ファイルが壊れています。開けるか確かめて、保存し直してください。',
    en: 'The file is damaged. Please check that it opens and save it again.',
  },
  noPages: {
    result: 'rejected_type',
    ja: 'PDFにページがありません。開けるか確かめて、作り直してください。',
    en: 'The PDF has no pages. Please check that it opens and make it again.',
  },
  unknownEncoding: {
    result: 'rejected_type',
    ja: '文字コードを判別できません。UTF-8またはShift_JISのテキストとして保存し直してください。',
    en: 'The character encoding is not known. Please save the text as UTF-8 or Shift_JIS.',
  },
  markup: {
    result: 'rejected_type',
    ja: '中身がHTMLなどのプログラムを含む形式です。PDFに印刷して送ってください。',
    en: 'The content is HTML or a similar active format. Please print it to PDF.',
  },
  polyglot: {
    result: 'rejected_unsafe',
    ja: 'ファイルの前後に別のデータが付いています。元のソフトで開いて保存し直してください。',
    en: 'Other data is attached to this file. Please open it in its own program and save it again.',
  },
  bomb: {
    result: 'rejected_unsafe',
    ja: '圧縮率または展開後の大きさが上限を超えています。不要なシートや空の行を消して保存し直してください。',
    en: 'The file grows too much when it is unpacked. Please remove unused sheets or empty rows and save it again.',
  },
  tooManyParts: {
    result: 'rejected_unsafe',
    ja: 'ファイルの中の部品(画像など)が多すぎます。分けて保存してください。',
    en: 'The file has too many parts (pictures and so on). Please split it.',
  },
  tooComplex: {
    result: 'rejected_unsafe',
    ja: '内容が複雑すぎて検査できません。分けて保存するか、PDFに印刷し直してください。',
    en: 'The content is too complex to inspect. Please split it or print it to a new PDF.',
  },
  unsafeArchive: {
    result: 'rejected_unsafe',
    ja: 'ファイルの内部の作りが安全ではありません。元のソフトで開いて保存し直してください。',
    en: 'The inner structure of the file is not safe. Please open it in its own program and save it again.',
  },
  nestedArchive: {
    result: 'rejected_unsafe',
    ja: 'ファイルの中に圧縮ファイルが入っています。取り除いて保存し直してください。',
    en: 'There is an archive inside the file. Please remove it and save the file again.',
  },
  macro: {
    result: 'rejected_unsafe',
    ja: 'マクロが入っています。マクロなしの形式(xlsx、docx、pptx)で保存し直してください。',
    en: 'The file contains macros. Please save it in a format without macros (xlsx, docx, pptx).',
  },
  activeX: {
    result: 'rejected_unsafe',
    ja: 'ActiveXコントロールが入っています。取り除いて保存し直してください。',
    en: 'The file contains ActiveX controls. Please remove them and save it again.',
  },
  embedded: {
    result: 'rejected_unsafe',
    ja: '別のファイルが埋め込まれています。取り除き、必要なら1つのファイルとして別に送ってください。',
    en: 'Another file is embedded. Please remove it and, if it is needed, send it as a file of its own.',
  },
  externalLink: {
    result: 'rejected_unsafe',
    ja: '外部のファイルやテンプレートを読み込むリンクがあります。リンクを解除して(値や図に置き換えて)保存し直してください。',
    en: 'The file loads other files or templates. Please break these links (keep values or pictures) and save it again.',
  },
  dde: {
    result: 'rejected_unsafe',
    ja: '他のプログラムを呼び出す式(DDE)があります。取り除いて保存し直してください。',
    en: 'The file contains a formula or field that calls another program (DDE). Please remove it.',
  },
  launch: {
    result: 'rejected_unsafe',
    ja: 'プログラムを起動する動作が設定されています。取り除いて保存し直してください。',
    en: 'The file is set to start a program. Please remove this action and save it again.',
  },
  xmlEntities: {
    result: 'rejected_unsafe',
    ja: 'ファイルの内部に許されない宣言(DTD)があります。元のソフトで開いて保存し直してください。',
    en: 'The file contains a declaration that is not allowed (DTD). Please save it again in its own program.',
  },
  pdfScript: {
    result: 'rejected_unsafe',
    ja: 'PDFにプログラム(JavaScript)が入っています。PDFに印刷し直して送ってください。',
    en: 'The PDF contains a program (JavaScript). Please print it to a new PDF.',
  },
  pdfAttachment: {
    result: 'rejected_unsafe',
    ja: 'PDFに別のファイルが添付されています。取り出して1つずつ送ってください。',
    en: 'Other files are attached to the PDF. Please take them out and send them one by one.',
  },
  pdfMedia: {
    result: 'rejected_unsafe',
    ja: 'PDFに動画や3Dなどが埋め込まれています。PDFに印刷し直して送ってください。',
    en: 'The PDF contains video, 3D or similar media. Please print it to a new PDF.',
  },
  pdfForm: {
    result: 'rejected_unsafe',
    ja: '検査できない形式の入力フォーム(XFA)です。PDFに印刷し直して送ってください。',
    en: 'The PDF is a form of a kind that cannot be inspected (XFA). Please print it to a new PDF.',
  },
  notInspectable: {
    result: 'rejected_unsafe',
    ja: '検査を最後まで行えませんでした。元のソフトで保存し直すか、PDFに印刷し直してください。',
    en: 'The inspection could not be completed. Please save the file again or print it to a new PDF.',
  },
  unscannable: {
    result: 'held_unscannable',
    ja: '画像だけの文書などで、文字を読み取って個人番号の有無を確かめられません。提出した人が個人番号がないことを申告し、課長(特定個人情報の監査では監査責任者)が確認してください。確認が済むまで、だれも開けません。',
    en: 'The text cannot be read, so nobody can tell whether an Individual Number is in it. Whoever handed it in declares that there is none, and the section head (in the special track the SPI audit officer) confirms. Until then nobody can open it.',
  },
  suspectedNumber: {
    result: 'held_spi_suspected',
    ja: '個人番号とみられる数字があります。だれも開けないように保留し、監査責任者(特定個人情報)が現地で確かめて、保留を解くか消去します。個人番号でない場合は、その説明を申告してください。',
    en: 'There seems to be an Individual Number in it. Nobody can open it; the SPI audit officer looks at it on the spot and releases or purges it. If it is no such number, explain it in a declaration.',
  },
  possibleNumber: {
    result: 'held_spi_suspected',
    ja: '個人番号かもしれない12桁の数字があります。だれも開けないように保留しています。何の番号かを申告してください。監査責任者(特定個人情報)が確かめて、保留を解くか消去します。',
    en: 'There are twelve digits in it that may be an Individual Number. Nobody can open it. Declare what the number is; the SPI audit officer checks it and releases or purges the file.',
  },
} as const satisfies Record<string, Row>;

export type InspectionReason = keyof typeof inspectionReasons;
