/** The part of the expected permissions that is about files and what keeps them. */
export const evidenceRows: Readonly<Record<string, string>> = {
  'evidence.list': 'overseers team section',
  // The file was held once: the officer who decides on held files may know of it.
  'evidence.activity': 'overseers team section spiOfficer',
  'evidence.get': 'overseers team section spiOfficer',
  'evidence.create': 'contact +head',
  'evidence.complete': 'contact +head',
  'evidence.reuse': 'contact +head',
  'evidence.edit': 'section',
  'evidence.withdraw': 'section',
  // `contact` handed it in.
  'evidence.declare': 'contact',
  'evidence.attest': 'head',
  'evidence.declareMany': 'section',
  'evidence.attestMany': 'head',
  'evidence.attestManyAsOfficer': 'spiOfficer',
  'evidence.attestAsOfficer': 'spiOfficer',
  'evidence.listHeld': 'spiOfficer',
  'evidence.release': 'spiOfficer',
  'evidence.purge': 'spiOfficer',
  'evidence.proposePurge': 'office +chief +spiOfficer team head',
  'evidence.approvePurge': 'chief spiOfficer',
  'evidence.refusePurge': 'chief spiOfficer',
  'evidence.download': 'team section',
};
