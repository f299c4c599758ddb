import type { ItemOf } from '#web/api/types.ts';
import { actsOf } from '#web/commands/table.ts';

type Sealed = ItemOf<'spi', 'audit.list'>;
type Guest = NonNullable<Sealed['guests']>[number];

/** A person who was proposed, in the audit they would read. */
export type Guesthood = Guest & {
  auditId: string;
  version: number;
  may?: readonly string[];
  /** Who looks at it: nobody approves what they proposed. */
  readerId: string;
};

/** An officer lets somebody in to read, in an emergency; another officer has to agree. */
export const proposeActs = actsOf<Sealed>()({
  'emergencyAccess.propose': {
    fields: [
      { name: 'personId', kind: 'person', label: { ja: '閲覧する人', en: 'Who is let in' } },
      {
        name: 'hours',
        kind: 'number',
        label: { ja: '時間数', en: 'Hours' },
        hint: { ja: '24時間まで。過ぎると自動で終わります。', en: 'Up to 24; then it ends by itself.' },
      },
      { name: 'reason', kind: 'prose' },
    ],
    offered: () => true,
    confirm: {
      ja: '別の責任者が認めると、監査を閲覧できるようになります。関係する責任者に通知されます。',
      en: 'Once another officer agrees, the person can read the audit. The officers are told.',
    },
  },
});

export const guestActs = actsOf<Guesthood>()({
  'emergencyAccess.approve': {
    tone: 'primary',
    fixed: ({ personId }) => ({ personId }),
    offered: ({ approvedBy, proposedBy, readerId }) => approvedBy === undefined && proposedBy !== readerId,
    confirm: {
      ja: 'この人が、決められた時間のあいだ閲覧できるようになります。読んだことはすべて記録されます。',
      en: 'The person can read for the hours named. Everything they read is recorded.',
    },
  },
  'emergencyAccess.end': {
    tone: 'danger',
    fixed: ({ personId }) => ({ personId }),
    offered: () => true,
    confirm: { ja: '緊急の閲覧を、ただちに終えます。', en: 'The access ends at once.' },
  },
});
