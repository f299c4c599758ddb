import { exampleInstant, people } from './example-people.ts';

const statement = '全ページを目で確かめ、個人番号は含まれていません。';

/** Values for the fields of held and purged evidence, as in `exampleParticulars`. */
export const evidenceExamples: Readonly<Record<string, unknown>> = {
  'viewing.what': '画面の記録 3枚',
  'viewing.on': '2026-08-21',
  'viewing.where': '国保年金課 窓口係長の席',
  'viewing.result': '12桁の数字は機器の製造番号であり、個人番号ではなかった。',
  'in:evidence.declare.statement': statement,
  'in:evidence.declareMany.statement': statement,
  'in:evidence.release.reason': '機器の製造番号であり、個人番号ではないため。',
  'in:evidence.purge.reason': '申請書に個人番号の記載があったため。',
  'in:evidence.proposePurge.reason': '12ページの申請書の写しに個人番号の記載があるため。',
  'in:evidence.refusePurge.reason': '番号は法人番号であり、個人番号ではないため。',
  'in:evidence.declareMany.items': undefined,
  'in:evidence.attestMany.items': undefined,
  'in:evidence.attestManyAsOfficer.items': undefined,
  'done.evidenceId': '01M0EPZHX04QYR6WJ2C9HT8D3E',
  'done.version': 7,
  'skipped.evidenceId': '01M0EQ2B4M8C3T9XHW5RZ7N6PD',
  'skipped.code': 'incomplete',
  'skipped.ja': '必要な内容がそろっていません(提出した人の申告)。',
  'skipped.en': 'Something is missing (the declaration of whoever handed it in).',
  'evidence.listHeld.items.status': 'held_spi_suspected',
  'evidence.listHeld.items.numberScreening': 'suspected',
  'evidence.listHeld.items.signs': [{ tier: '1', where: 'シート「名簿」 C14', count: 2 }],
  'evidence.listHeld.items.may': ['evidence.release', 'evidence.purge'],
  'evidence.listHeld.items.inspectedAt': exampleInstant,
  'evidence.listHeld.items.due': '2026-08-23',
  uploaderName: '高田 恵',
  'purge.by': people.chief,
  'proposed.by': people.lead,
};
