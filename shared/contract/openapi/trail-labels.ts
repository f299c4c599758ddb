/** What the fields of trails and of their verification are called. */
export const trailLabels: Readonly<Record<string, string>> = {
  breach: '最初の不一致',
  checked: '確かめた件数',
  head: '最後の記録のハッシュ',
  redacted: '内容を削除した件数',
};
