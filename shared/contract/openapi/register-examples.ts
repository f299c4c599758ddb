import { people } from './example-people.ts';

const post = '01KN35E4W82PHBZ6M3XJQ9T5RC';
const handlers = [{ postId: post, scope: '被保険者の資格に関する個人番号と、その照会の結果' }];

/** What the fields of the registers hold in examples, by the group they stand in. */
export const registerExamples: Readonly<Record<string, unknown>> = {
  'spiWork.name': '国民健康保険の資格管理に関する事務',
  'spiWork.items.name': '国民健康保険の資格管理に関する事務',
  'spiWork.kind': 'spiUseWork',
  'spiWork.items.kind': 'spiUseWork',
  'spiWork.handlers': [{ ...handlers[0], name: '国保年金課 資格係長' }],
  'spiWork.items.handlers': [{ ...handlers[0], name: '国保年金課 資格係長' }],
  'in:spiWork.create.handlers': handlers,
  'in:spiWork.edit.handlers': handlers,
  'in:spiWork.revise.handlers': handlers,
  'spiWork.areas': [
    { kind: 'controlledArea', name: '電算室' },
    { kind: 'handlingArea', name: '国保年金課 執務室' },
  ],
  'spiWork.items.areas': [{ kind: 'handlingArea', name: '国保年金課 執務室' }],
  'spiWork.systems': ['国民健康保険システム'],
  'spiWork.items.systems': ['国民健康保険システム'],
  'spiWork.pia': { level: 'basic', number: '評価書番号 12', publishedOn: '2025-10-01' },
  'spiWork.items.pia': { level: 'basic', number: '評価書番号 12', publishedOn: '2025-10-01' },
  'spiWork.confirmations': [],
  'spiWork.items.confirmations': [],
  'spiWork.on': '2027-03-31',
  'spiWork.remark': '内容に変わりはない。',
  draftedBy: people.contact,
  enteredBy: people.head,
  logsAnalysedOn: '2026-09-30',
  rulesInPlace: true,
  toTrain: 8,
  trained: 8,
  yearToConfirm: 2026,
};
