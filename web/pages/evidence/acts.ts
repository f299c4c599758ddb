import type { ItemOf } from '#web/api/types.ts';
import { actsOf } from '#web/commands/table.ts';
import { purgeActs } from './purge-act.ts';

const days = [
  { name: 'effectiveFrom', kind: 'date', label: { ja: '対象期間の初日', en: 'Period from' }, required: false },
  { name: 'effectiveTo', kind: 'date', label: { ja: '対象期間の末日', en: 'Period to' }, required: false },
] as const;

/** What is done with a file. `items` names the items it can belong to. */
export const evidenceActs = (items: readonly { itemKey: string; no: string; title: string }[]) =>
  actsOf<ItemOf<'general', 'evidence.list'>>()({
    'evidence.declare': {
      tone: 'primary',
      fields: [
        {
          name: 'statement',
          kind: 'prose',
          label: { ja: '申告の内容', en: 'Statement' },
          hint: {
            ja: '例: 目で確かめ、個人番号の記載がないことを確認しました。',
            en: 'Example: I have looked through it and found no Individual Number.',
          },
        },
      ],
    },
    'evidence.attest': { tone: 'primary', fields: [{ name: 'comment', kind: 'prose' }] },
    'evidence.edit': {
      fields: [
        { name: 'label', kind: 'line', label: { ja: '名称', en: 'Name' } },
        {
          name: 'itemKeys',
          kind: 'choices',
          label: { ja: 'どの項目の証跡か', en: 'Items' },
          options: items.map(({ itemKey, no, title }) => ({
            value: itemKey,
            label: { ja: `${no} ${title}`, en: `${no} ${title}` },
          })),
          required: false,
        },
        ...days,
      ],
      initial: ({ label, itemKeys, effectiveFrom, effectiveTo }) => ({ label, itemKeys, effectiveFrom, effectiveTo }),
      fixed: ({ setName, requestId }) => ({ setName, requestId, itemKeys: [] }),
    },
    'evidence.withdraw': {
      tone: 'danger',
      fields: [{ name: 'reason', kind: 'prose' }],
      confirm: { ja: '証跡を取り下げます。記録には残ります。', en: 'The file is withdrawn; it stays on record.' },
    },
    ...purgeActs,
  });

/** What a section does about a request. */
export const requestActs = actsOf<ItemOf<'general', 'request.list'>>()({
  'request.submit': {
    tone: 'primary',
    fields: [{ name: 'comment', kind: 'prose' }],
    confirm: { ja: 'この依頼の資料を提出します。', en: 'The material is handed in.' },
  },
  'request.submitPart': {
    fields: [{ name: 'comment', kind: 'prose' }],
    confirm: { ja: '一部を提出します。残りは後で提出できます。', en: 'Part of it is handed in; the rest can follow.' },
  },
  'request.requestExtension': {
    fields: [
      { name: 'to', kind: 'date', label: { ja: '希望する期限', en: 'Wished due date' } },
      { name: 'reason', kind: 'prose' },
    ],
  },
  'request.refuse': {
    tone: 'danger',
    fields: [{ name: 'comment', kind: 'prose', label: { ja: '提出できない理由', en: 'Why it cannot be handed in' } }],
  },
});
