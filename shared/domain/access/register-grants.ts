import type { Action } from './actions.ts';
import { chief, type Grant, office } from './grant-groups.ts';

/** Of the law on Individual Numbers: its officers, and in each section the protection officer and the handlers. */
const spiOfficers: Grant = { ciso: 'any', spiGeneralOfficer: 'any', spiAuditOfficer: 'any' };
const generalSpi: Grant = { spiGeneralOfficer: 'any' };
const protection: Grant = { spiProtectionOfficer: 'section' };
const spiSection: Grant = { ...protection, spiHandler: 'section' };

/** Rows of the permission table about what the special track has beside its audits. */
export const registerGrants = {
  // Handlers draft; what is in force is the protection officer's word.
  'spiWork.read': { ...spiOfficers, ...spiSection },
  'spiWork.create': spiSection,
  'spiWork.edit': spiSection,
  'spiWork.withdraw': spiSection,
  'spiWork.enter': protection,
  'spiWork.revise': protection,
  'spiWork.confirm': protection,
  'spiWork.end': protection,
  'outsourcing.read': { ...spiOfficers, ...spiSection },
  'outsourcing.create': spiSection,
  'outsourcing.edit': spiSection,
  'outsourcing.checkSelection': spiSection,
  'outsourcing.check': spiSection,
  // The city's word to the contractor.
  'outsourcing.consent': protection,
  'outsourcing.endReContract': protection,
  'outsourcing.end': protection,
  'ppcReport.read': spiOfficers,
  'logAnalysis.record': spiSection,
  'logAnalysis.edit': spiSection,
  'logAnalysis.withdraw': spiSection,
  'breach.read': { ...spiOfficers, ...spiSection },
  'breach.report': protection,
  'breach.amend': { ...protection, ...generalSpi },
  // The CISO too, where the general officer is who reported it.
  'breach.accept': { ...generalSpi, ciso: 'any' },
  'breach.dismiss': { ...generalSpi, ciso: 'any' },
  'breach.reopen': { ...generalSpi, ciso: 'any' },
  'breach.sendPreliminary': generalSpi,
  'breach.sendUpdate': generalSpi,
  'breach.sendFinal': generalSpi,
  'breach.recordNotice': { ...protection, ...generalSpi },
  'breach.shiftDue': generalSpi,
  'breach.close': generalSpi,
  // As with everything that is kept: whoever plays the audit office, and the chief auditor.
  'spiWorkHold.place': office,
  'spiWorkHold.lift': chief,
  'outsourcingHold.place': office,
  'outsourcingHold.lift': chief,
  'breachHold.place': office,
  'breachHold.lift': chief,
} as const satisfies Partial<Record<Action, Grant>>;
