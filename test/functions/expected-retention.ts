/** As in `expected.ts`: what is kept, and disposed of. */
export const retentionRows: Readonly<Record<string, string>> = {
  'disposal.due': 'overseers',
  'disposal.list': 'overseers',
  'disposal.get': 'overseers',
  'disposal.propose': 'office chief',
  // `office` proposed it.
  'disposal.approve': 'chief',
  'disposal.refuse': 'chief',
  'disposal.stop': 'chief ciso',
  'hold.place': 'office chief',
  'hold.lift': 'chief',
  'planHold.place': 'office chief',
  'planHold.lift': 'chief',
  'checklistHold.place': 'office chief',
  'checklistHold.lift': 'chief',
};
