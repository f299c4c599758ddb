import type { ItemOf } from '#web/api/types.ts';
import { actsOf } from '#web/commands/table.ts';
import type { Own } from './own-section.ts';
import { WorksInput } from './WorksInput.tsx';

export type Contract = ItemOf<'spi', 'outsourcing.list'>;

const results = [
  { value: 'adequate', label: { ja: '適切', en: 'Adequate' } },
  { value: 'inadequate', label: { ja: '不十分', en: 'Inadequate' } },
] as const;

/** How a contractor is looked at. */
export const checkMethods = {
  onSite: { ja: '実地', en: 'On site' },
  document: { ja: '書面', en: 'On paper' },
  interview: { ja: '聞き取り', en: 'By asking' },
} as const;

const terms = [
  { name: 'contractor', kind: 'line', label: { ja: '委託先', en: 'Contractor' } },
  { name: 'contractNo', kind: 'line', label: { ja: '契約番号', en: 'Contract number' } },
  { name: 'subject', kind: 'line', label: { ja: '委託する内容', en: 'What is contracted out' } },
  { name: 'from', kind: 'date', label: { ja: '契約の開始日', en: 'From' } },
  { name: 'to', kind: 'date', label: { ja: '契約の終了日', en: 'To' } },
  { name: 'workIds', kind: 'own', input: WorksInput, label: { ja: '台帳の事務', en: 'Works of the register' } },
] as const;

/** A contract is registered by the section that made it. */
export const newContractActs = actsOf<Own>()({
  'outsourcing.create': { tone: 'primary', fields: terms, offered: () => true },
});

/** Supervision of a contractor: before the choice, of re-contractors, once a year, at the end (番号法10条、11条). */
export const contractActs = actsOf<Contract>()({
  'outsourcing.check': {
    tone: 'primary',
    fields: [
      { name: 'checkedOn', kind: 'date', label: { ja: '確認した日', en: 'Checked on' } },
      {
        name: 'method',
        kind: 'choice',
        label: { ja: '方法', en: 'Method' },
        options: Object.entries(checkMethods).map(([value, label]) => ({ value, label })),
      },
      { name: 'result', kind: 'choice', label: { ja: '結果', en: 'Result' }, options: results },
      { name: 'findings', kind: 'prose', label: { ja: '確認した内容', en: 'What was found' } },
      { name: 'checkedBy', kind: 'line', label: { ja: '確認した人(職)', en: 'Who checked, by post' } },
    ],
  },
  'outsourcing.checkSelection': {
    fields: [
      { name: 'checkedOn', kind: 'date', label: { ja: '確認した日', en: 'Checked on' } },
      { name: 'result', kind: 'choice', label: { ja: '結果', en: 'Result' }, options: results },
      { name: 'remark', kind: 'prose', label: { ja: '備考', en: 'Remark' } },
    ],
  },
  'outsourcing.consent': {
    fields: [
      { name: 'company', kind: 'line', label: { ja: '再委託先', en: 'Re-contractor' } },
      { name: 'scope', kind: 'line', label: { ja: '再委託する内容', en: 'What it does' } },
      { name: 'consentedOn', kind: 'date', label: { ja: '許諾した日', en: 'Consented on' } },
      { name: 'consentNo', kind: 'line', label: { ja: '許諾の文書番号', en: 'Number of the consent' } },
    ],
    confirm: {
      ja: '許諾のない再委託は、法律で認められません(番号法10条)。',
      en: 'Without consent nobody may be used (Number Act, article 10).',
    },
  },
  'outsourcing.endReContract': {
    fields: [
      {
        name: 'reContractorId',
        kind: 'choice',
        label: { ja: '再委託先', en: 'Re-contractor' },
        options: ({ reContractors }) =>
          reContractors
            .filter(({ endedOn }) => endedOn === undefined)
            .map(({ reContractorId, company }) => ({ value: reContractorId, label: { ja: company, en: company } })),
      },
      { name: 'on', kind: 'date', label: { ja: '終了した日', en: 'Ended on' } },
    ],
  },
  'outsourcing.edit': {
    fields: terms,
    initial: ({ contractor, contractNo, subject, from, to, workIds }) => ({
      contractor,
      contractNo,
      subject,
      from,
      to,
      workIds,
    }),
  },
  'outsourcing.end': {
    tone: 'danger',
    fields: [
      { name: 'on', kind: 'date', label: { ja: '終了した日', en: 'Ended on' } },
      { name: 'reason', kind: 'prose' },
    ],
  },
});
