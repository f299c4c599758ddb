import type { ItemOf } from '#web/api/types.ts';
import { actsOf } from '#web/commands/table.ts';
import { SheetsInput } from './SheetsInput.tsx';

export type Profile = ItemOf<'general', 'mappingProfile.list'>;

/** Profiles have no `may`: whoever is shown one may change it. */
const always = (): boolean => true;

export const profileActs = actsOf<Profile>()({
  'mappingProfile.edit': {
    label: { ja: '取込み設定を直す', en: 'Correct the mapping' },
    offered: always,
    fields: [
      { name: 'name', kind: 'line', label: { ja: '名称', en: 'Name' } },
      { name: 'sheets', kind: 'own', input: SheetsInput, label: { ja: '列の対応', en: 'Columns' } },
    ],
    initial: ({ name, sheets }) => ({ name, sheets }),
  },
  'mappingProfile.withdraw': {
    label: { ja: '取込み設定を取り下げる', en: 'Withdraw the mapping' },
    tone: 'danger',
    offered: always,
    confirm: {
      ja: 'この設定は、次の取込みから使われません。元に戻せません。',
      en: 'The next import does not use it. This cannot be undone.',
    },
  },
});
