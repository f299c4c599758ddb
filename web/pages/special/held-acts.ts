import type { Out } from '#web/api/types.ts';
import { actsOf } from '#web/commands/table.ts';
import { purgeActs } from '#web/pages/evidence/purge-act.ts';

const reason = { name: 'reason', kind: 'prose' } as const;

/** What is decided about a file that is held, or that has to go although it was accepted. */
export const heldActs = actsOf<Out<'spi', 'evidence.get'>>()({
  'evidence.approvePurge': {
    tone: 'primary',
    label: { ja: '消去を認める', en: 'Approve the purge' },
    confirm: {
      ja: 'ファイルのすべての版を消去します。元に戻せません。残るのは、ファイルがあったという記録、ハッシュ値、だれが決めたかだけです。',
      en: 'Every version of the file is removed for good. What stays is the record that there was one, its hash, and who decided.',
    },
    done: { ja: '消去を始めました', en: 'The purge has begun' },
  },
  'evidence.refusePurge': {
    label: { ja: '消去を認めない', en: 'Refuse the purge' },
    fields: [reason],
    done: { ja: '消去しないことにしました', en: 'The file stays' },
  },
  'evidence.release': {
    tone: 'primary',
    label: { ja: '保留を解く', en: 'Release the file' },
    fields: [
      {
        ...reason,
        label: { ja: '個人番号ではないと判断した理由', en: 'Why this is no Individual Number' },
        hint: { ja: '番号そのものは書かないでください。', en: 'Do not write the number itself.' },
      },
    ],
    confirm: { ja: 'ファイルは監査人が開けるようになります。', en: 'Auditors will be able to open the file.' },
    done: { ja: '保留を解きました。まもなく保管されます', en: 'Released; the file is kept shortly' },
  },
  'evidence.attestAsOfficer': {
    tone: 'primary',
    label: { ja: '申告を確認する', en: 'Confirm the declaration' },
    fields: [{ name: 'comment', kind: 'prose' }],
    done: { ja: '申告を確認しました', en: 'The declaration is confirmed' },
  },
  'evidence.attest': {
    tone: 'primary',
    label: { ja: '申告を確認する', en: 'Confirm the declaration' },
    fields: [{ name: 'comment', kind: 'prose' }],
    done: { ja: '申告を確認しました', en: 'The declaration is confirmed' },
  },
  'evidence.declare': {
    tone: 'primary',
    label: { ja: '個人番号がないことを申告する', en: 'Declare that no Individual Number is in it' },
    fields: [{ name: 'statement', kind: 'prose', label: { ja: '説明', en: 'Explanation' } }],
  },
  'evidence.purge': {
    tone: 'danger',
    label: { ja: '消去する', en: 'Purge the file' },
    fields: [reason],
    confirm: {
      ja: 'ファイルのすべての版を消去します。元に戻せません。所属には消去したことが伝わり、記録(ハッシュ値・日時・判断した人)だけが残ります。',
      en: 'Every version of the file is removed for good. The section is told; only the record (hash, time, who decided) stays.',
    },
    done: { ja: '消去を始めました', en: 'The purge has begun' },
  },
  ...purgeActs,
});
