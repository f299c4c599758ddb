import type { BodyFields, ItemOf } from '#web/api/types.ts';
import type { Values } from '#web/commands/fields.ts';
import type { FieldRow } from '#web/commands/table.ts';
import { methods } from '#web/pages/plan/text.ts';
import { ChecklistInput } from './ChecklistInput.tsx';
import { RequestsInput } from './RequestsInput.tsx';
import { TeamInput } from './TeamInput.tsx';
import { kinds } from './text.ts';

type Audit = ItemOf<'general', 'audit.list'>;
type Row = FieldRow<BodyFields<'audit.create'>, object>;
type Words = { ja: string; en: string };

const optionsOf = (words: Readonly<Record<string, Words>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

const opinions = {
  advisory: { ja: '助言型(改善を助言する)', en: 'Advisory: what could be better' },
  assurance: { ja: '保証型(適合を保証する)', en: 'Assurance: whether it conforms' },
};

/** What an audit rests on, asked once. */
export const orderField: Row = {
  name: 'cisoOrderNo',
  kind: 'line',
  required: true,
  label: { ja: 'CISOの命令番号', en: 'Number of the CISO’s order' },
  hint: { ja: '計画によらない特命監査です。例: 情管第12号', en: 'For an audit outside the plan. Example: 情管第12号' },
};

/** What a plan of an audit (監査実施計画) says, in the order of the printed form. */
export const auditFields: readonly Row[] = [
  { name: 'title', kind: 'line', label: { ja: '監査の名称', en: 'Title of the audit' } },
  { name: 'kind', kind: 'choice', label: { ja: '種別', en: 'Kind' }, options: optionsOf(kinds) },
  { name: 'purpose', kind: 'prose', label: { ja: '目的', en: 'Purpose' } },
  { name: 'scope', kind: 'prose', label: { ja: '範囲', en: 'Scope' } },
  { name: 'method', kind: 'choice', label: { ja: '方法', en: 'Method' }, options: optionsOf(methods) },
  { name: 'opinionType', kind: 'choice', label: { ja: '監査の型', en: 'Type' }, options: optionsOf(opinions) },
  {
    name: 'criteria',
    kind: 'line',
    label: { ja: '監査の基準', en: 'Criteria' },
    hint: { ja: '例: 情報セキュリティポリシー、対策基準', en: 'Example: the security policy and its standards' },
  },
  {
    name: 'checklistId',
    kind: 'own',
    input: ChecklistInput,
    label: { ja: '点検票', en: 'Checklist' },
    hint: { ja: '公開されている版から選びます。', en: 'One of the published versions.' },
  },
  { name: 'startsOn', kind: 'date', label: { ja: '開始日', en: 'First day' } },
  { name: 'endsOn', kind: 'date', label: { ja: '終了日', en: 'Last day' } },
  { name: 'sections', kind: 'departments', label: { ja: '対象の所属', en: 'Sections' } },
  {
    name: 'team',
    kind: 'own',
    input: TeamInput,
    required: false,
    label: { ja: '監査人', en: 'Team' },
    hint: {
      ja: '提出までに主任監査人が1人必要です。自分の所属は監査できません。',
      en: 'One of them leads before it is submitted. Nobody audits their own section.',
    },
  },
  {
    name: 'requests',
    kind: 'own',
    input: RequestsInput,
    required: false,
    label: { ja: '通知とともに依頼する資料', en: 'Evidence asked for with the notice' },
    hint: { ja: 'すべての対象所属に依頼します。', en: 'Every section is asked for it.' },
  },
];

/** What the fields begin with when the plan of an audit is rewritten. */
export const valuesOf = (audit: Audit): Values => ({
  ...Object.fromEntries(auditFields.map(({ name }) => [name, (audit as Values)[name]])),
  checklistId: `${audit.checklistId} ${audit.checklistVersion}`,
  sections: audit.sections.map(({ departmentId }) => departmentId),
});

/** The fields as the API takes them: the choice of a checklist is two, and a team or list left empty is one of nobody. */
export const inputOf = ({ checklistId, ...values }: Values): Values => {
  const [id, version] = String(checklistId).split(' ');
  return { team: [], requests: [], ...values, checklistId: id, checklistVersion: Number(version) };
};
