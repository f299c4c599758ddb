import type { ItemOf } from '#web/api/types.ts';
import { actsOf } from '#web/commands/table.ts';

/** Whoever comes upon an Individual Number in accepted evidence says so; somebody else decides. */
export const purgeActs = actsOf<ItemOf<'general', 'evidence.list'>>()({
  'evidence.proposePurge': {
    tone: 'danger',
    label: { ja: '消去を申し出る', en: 'Propose a purge' },
    fields: [{ name: 'reason', kind: 'prose' }],
    confirm: {
      ja: '受け付けた証跡の消去には、もう一人の承認が必要です。決まるまで、だれもファイルを開けません。',
      en: 'Accepted evidence is purged only when a second person approves. Until then nobody can open the file.',
    },
    done: { ja: '消去を申し出ました。承認を待っています', en: 'Proposed; it waits for approval' },
  },
});
