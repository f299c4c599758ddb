import type { Out } from '#web/api/types.ts';
import { actsOf } from '#web/commands/table.ts';

export type Disposal = Out<'general', 'disposal.get'>;

const remark = { name: 'remark', kind: 'prose', label: { ja: '理由・備考', en: 'Remark' } } as const;

/** A list of files whose time has passed: somebody else than who proposed it approves. */
export const disposalActs = actsOf<Disposal>()({
  'disposal.approve': {
    tone: 'primary',
    fields: [remark],
    confirm: {
      ja: '翌朝、目録のすべての簿冊とファイルを消去します。元に戻せません。それまでは止められます。',
      en: 'Tomorrow morning every file of the list is removed for good. Until then it can be stopped.',
    },
  },
  'disposal.refuse': { fields: [remark] },
  'disposal.stop': {
    tone: 'danger',
    fields: [remark],
    confirm: { ja: '承認した廃棄を止めます。', en: 'The approved disposal is stopped.' },
  },
});
