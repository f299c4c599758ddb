import type { FileCommand } from '#shared/domain/evidence/evidence.ts';
import { chief, contact, head, office, officer, readers, system, team, type Grant } from './grant-groups.ts';

export type EvidenceAction =
  `evidence.${FileCommand | 'create' | 'reuse' | 'read' | 'download' | 'listHeld' | 'readSigns' | 'countSigns'}`;

/** The part of the permission table that is about files. */
export const evidenceGrants: Record<EvidenceAction, Grant> = {
  'evidence.read': { ...readers, ...team, ...contact, ...officer },
  'evidence.create': contact,
  'evidence.complete': contact,
  'evidence.download': { ...team, ...contact, guest: 'admitted' },
  'evidence.reuse': contact,
  'evidence.edit': contact,
  'evidence.withdraw': contact,
  'evidence.supersede': system,
  'evidence.startInspection': system,
  'evidence.pass': system,
  'evidence.rejectMalware': system,
  'evidence.rejectType': system,
  'evidence.rejectUnsafe': system,
  'evidence.rejectMismatch': system,
  'evidence.holdSuspected': system,
  'evidence.holdUnscannable': system,
  'evidence.declare': contact,
  'evidence.attest': head,
  'evidence.keep': system,
  'evidence.expire': system,
  'evidence.listHeld': { spiAuditOfficer: 'any' },
  // Where signs of a number were found; how many there are, whoever reviews what was accepted.
  'evidence.readSigns': officer,
  'evidence.countSigns': { ...team, ...officer },
  // In the special track, in the place of the section head.
  'evidence.attestAsOfficer': officer,
  'evidence.release': officer,
  'evidence.purge': { ...officer, ...system },
  // Of accepted evidence: whoever comes upon a number says so, and somebody else decides.
  'evidence.proposePurge': { ...team, ...head, ...office, spiAuditOfficer: 'any' },
  'evidence.approvePurge': { ...chief, ...officer },
  'evidence.refusePurge': { ...chief, ...officer },
  'evidence.erase': system,
};
