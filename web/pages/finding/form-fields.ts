import type { Words } from '#web/text/catalogue.ts';
import type { FieldRow } from '#web/commands/table.ts';
import type { BodyFields } from '#web/api/types.ts';
import { EvidenceInput } from './EvidenceInput.tsx';
import { gradeOptions, urgencies } from './grades.ts';
import { ItemsInput } from './ItemsInput.tsx';
import { optionsOf } from './follow-up-words.ts';
import { PapersInput } from './PapersInput.tsx';

type Subject = { auditId: string; departmentId: string };
type Row = FieldRow<BodyFields<'finding.amend'>, Subject>;

const hint = (ja: string, en: string): Words => ({ ja, en });

/** What an auditor writes, in the order in which one thinks: criterion, condition, cause, effect, recommendation. */
export const findingFields: readonly Row[] = [
  {
    name: 'title',
    kind: 'line',
    hint: hint('「何が・どうなっている」を短く書きます。', 'What is how, in a few words.'),
  },
  { name: 'severity', kind: 'choice', label: { ja: '重大度', en: 'Grade' }, options: gradeOptions },
  { name: 'urgency', kind: 'choice', label: { ja: '緊急度', en: 'Urgency' }, options: optionsOf(urgencies) },
  {
    name: 'itemKeys',
    kind: 'own',
    input: ItemsInput,
    required: false,
    label: { ja: '点検項目', en: 'Checklist items' },
  },
  {
    name: 'criterion',
    kind: 'prose',
    label: { ja: '基準', en: 'Criterion' },
    hint: hint('対策基準・要綱などの条項', 'The clause it is measured by'),
  },
  {
    name: 'fact',
    kind: 'prose',
    label: { ja: '事実', en: 'Condition' },
    hint: hint(
      '見たこと・聞いたことだけを書きます。個人番号は書けません。',
      'What was seen and heard, and no Individual Numbers.',
    ),
  },
  { name: 'cause', kind: 'prose', required: false, label: { ja: '原因', en: 'Cause' } },
  {
    name: 'effect',
    kind: 'prose',
    required: false,
    label: { ja: '影響', en: 'Effect' },
    hint: hint('このままでは何が起こりうるか', 'What may come of it'),
  },
  { name: 'recommendation', kind: 'prose', required: false, label: { ja: '改善提案', en: 'Recommendation' } },
  {
    name: 'evidenceIds',
    kind: 'own',
    input: EvidenceInput,
    required: false,
    label: { ja: '根拠とする証跡', en: 'Evidence for it' },
    hint: hint('証跡か監査調書のどちらかが必要です。', 'A finding rests on evidence or on a workpaper.'),
  },
  {
    name: 'workpaperIds',
    kind: 'own',
    input: PapersInput,
    required: false,
    label: { ja: '根拠とする監査調書', en: 'Workpapers' },
    hint: hint('所属には示されません。', 'The section is not shown them.'),
  },
  {
    name: 'workpapers',
    kind: 'lines',
    required: false,
    label: { ja: 'Kansaの外にある監査調書', en: 'Workpapers kept elsewhere' },
    hint: hint('1行に1つ書きます。', 'One a line.'),
  },
];

export const answerField: Row = {
  name: 'answer',
  kind: 'prose',
  label: { ja: '所属への回答', en: 'Answer to the section' },
  hint: hint('異議を受けて、どこをどう改めたかを伝えます。', 'What was changed after the dispute.'),
};

/** The API takes every part of a draft; what was left empty goes as nothing. */
export const nothingWritten = {
  cause: '',
  effect: '',
  recommendation: '',
  itemKeys: [],
  evidenceIds: [],
  workpaperIds: [],
  workpapers: [],
  relatedFindingIds: [],
};
