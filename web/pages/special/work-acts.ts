import type { ItemOf } from '#web/api/types.ts';
import { actsOf } from '#web/commands/table.ts';
import type { Own } from './own-section.ts';
import { AreasInput } from './AreasInput.tsx';
import { HandlersInput } from './HandlersInput.tsx';
import { PiaInput } from './PiaInput.tsx';

type Work = ItemOf<'spi', 'spiWork.list'>;

export const kinds = [
  { value: 'spiUseWork', label: { ja: '個人番号利用事務', en: 'Number-using work' } },
  { value: 'spiRelatedWork', label: { ja: '個人番号関係事務', en: 'Number-related work' } },
] as const;

/** What a work consists of (DOMAIN.md 4.3). */
const draft = [
  { name: 'name', kind: 'line', label: { ja: '事務の名称', en: 'Name of the work' } },
  { name: 'kind', kind: 'choice', label: { ja: '種類', en: 'Kind' }, options: kinds },
  { name: 'startsOn', kind: 'date', label: { ja: '開始日', en: 'Since' } },
  {
    name: 'handlers',
    kind: 'own',
    input: HandlersInput,
    label: { ja: '事務取扱担当者と取り扱う範囲', en: 'Handlers, and what each may handle' },
  },
  { name: 'areas', kind: 'own', input: AreasInput, label: { ja: '管理区域・取扱区域', en: 'Areas' } },
  {
    name: 'systems',
    kind: 'lines',
    required: false,
    label: { ja: '情報システム', en: 'Systems' },
    hint: { ja: '1行に1つ書きます。', en: 'One a line.' },
  },
  {
    name: 'pia',
    kind: 'own',
    input: PiaInput,
    required: false,
    label: { ja: '特定個人情報保護評価', en: 'Impact assessment' },
  },
] as const;
const draftOf = ({ name, kind, startsOn, handlers, areas, systems, pia }: Work) => ({
  name,
  kind,
  startsOn,
  // Their names are the register's own.
  handlers: handlers.map(({ name: _name, ...handler }) => handler),
  areas,
  systems,
  ...(pia ? { pia } : {}),
});
const noSystems = () => ({ systems: [] });

/** A work is drafted by the section that does it. */
export const newWorkActs = actsOf<Own>()({
  'spiWork.create': { tone: 'primary', fields: draft, fixed: noSystems, offered: () => true },
});

/** What is done with a work of the register. */
export const workActs = actsOf<Work>()({
  'spiWork.edit': { fields: draft, initial: draftOf, fixed: noSystems },
  'spiWork.revise': { fields: draft, initial: draftOf, fixed: noSystems },
  'spiWork.enter': {
    tone: 'primary',
    label: { ja: '台帳に登載する', en: 'Enter into the register' },
    fields: [{ name: 'comment', kind: 'prose' }],
    done: { ja: '台帳に登載しました', en: 'Entered into the register' },
  },
  'spiWork.confirm': {
    tone: 'primary',
    label: { ja: '年度の確認をする', en: 'Confirm for the year' },
    initial: ({ yearToConfirm }) => ({ fiscalYear: yearToConfirm }),
    fixed: ({ yearToConfirm }) => ({ fiscalYear: yearToConfirm, rulesInPlace: false }),
    fields: [
      {
        name: 'rulesInPlace',
        kind: 'checkbox',
        label: { ja: '取扱規程・手順書があり、見直した', en: 'Rules and manuals are in place and were looked through' },
      },
      { name: 'toTrain', kind: 'number', label: { ja: '研修の対象者数', en: 'Persons to be trained' } },
      { name: 'trained', kind: 'number', label: { ja: '研修を受けた人数', en: 'Persons trained' } },
      { name: 'logsAnalysedOn', kind: 'date', label: { ja: '最後にログを分析した日', en: 'Logs last analysed on' } },
      { name: 'comment', kind: 'prose' },
    ],
    done: { ja: '年度の確認をしました', en: 'Confirmed for the year' },
  },
  'spiWork.withdraw': {
    label: { ja: '案を取り下げる', en: 'Withdraw the draft' },
    fields: [{ name: 'comment', kind: 'prose' }],
  },
  'spiWork.end': {
    tone: 'danger',
    label: { ja: '事務の終了を記録する', en: 'Record the end of the work' },
    fields: [
      { name: 'on', kind: 'date', label: { ja: '終了した日', en: 'Ended on' } },
      { name: 'reason', kind: 'prose' },
    ],
  },
});
