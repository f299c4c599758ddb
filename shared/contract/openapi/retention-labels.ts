/** Fields of keeping and disposing. */
export const retentionLabels: Readonly<Record<string, string>> = {
  files: '簿冊',
  neededBy: 'これを使っている簿冊',
  certificate: '廃棄の証明',
  decidedAt: '決定日時',
  decidedBy: '決定した人',
  digest: '残った記録のハッシュ',
  disposalId: '廃棄目録のID',
  due: '廃棄できる',
  endedOn: '終了日',
  hold: '廃棄の停止',
  keptUntil: '保存期限',
  objects: '記録のあったファイルの数(どれも残っていません)',
  records: '残った記録の数',
};
