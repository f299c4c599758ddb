import type { Words } from '#web/text/catalogue.ts';

/** Fields that mean the same wherever they are asked for. */
export const commonFields = {
  answer: { ja: '回答', en: 'Answer' },
  comment: { ja: 'コメント', en: 'Comment' },
  departmentId: { ja: '所属', en: 'Section' },
  dueDate: { ja: '期限', en: 'Due date' },
  message: { ja: '伝えること', en: 'Message' },
  newDueDate: { ja: '新しい期限', en: 'New due date' },
  note: { ja: 'メモ', en: 'Note' },
  personId: { ja: '職員等', en: 'Person' },
  postId: { ja: '職', en: 'Post' },
  reason: { ja: '理由', en: 'Reason' },
  summary: { ja: '概要', en: 'Summary' },
  text: { ja: '内容', en: 'Text' },
  title: { ja: '件名', en: 'Title' },
} as const satisfies Record<string, Words>;

export type CommonField = keyof typeof commonFields;
