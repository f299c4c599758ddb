/** Fields that may be left out of a request, and are: they belong to another case than the example's. */
export const leftOut: readonly string[] = [
  'audit.create.cisoOrderNo',
  'audit.create.requests.dueDate',
  'audit.edit.requests.dueDate',
  'checklist.import.checklistId',
  'department.create.oversight',
  'evidence.create.requestId',
  'breach.report.encryption',
  'breach.amend.encryption',
  'breach.close.withoutNotice',
  'question.ask.requestId',
  'evidence.create.supersedes',
  'evidence.reuse.requestId',
  'evidence.reuse.supersedes',
  'evidence.edit.requestId',
  'response.answer.reason',
  'response.answerMany.items.reason',
];
