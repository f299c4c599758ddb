import type { Role } from './roles.ts';

type Name = readonly [ja: string, en: string];

/** Names of DOMAIN.md section 2. A city may call them otherwise; documents and staff lists use these. */
export const roleNames = {
  ciso: ['最高情報セキュリティ責任者(CISO)', 'CISO'],
  chiefIsOfficer: ['統括情報セキュリティ責任者', 'chief information security manager'],
  chiefAuditor: ['監査統括責任者', 'chief audit officer'],
  auditOffice: ['監査事務局', 'audit office'],
  csirtLead: ['CSIRT責任者', 'head of the CSIRT'],
  systemAdministrator: ['システム管理者', 'system administrator'],
  deptIsManager: ['情報セキュリティ管理者(課長)', 'section head'],
  deptContact: ['監査担当窓口', 'section contact'],
  spiGeneralOfficer: ['総括責任者(特定個人情報)', 'general SPI officer'],
  spiAuditOfficer: ['監査責任者(特定個人情報)', 'SPI audit officer'],
  spiProtectionOfficer: ['保護責任者', 'SPI protection officer'],
  spiHandler: ['事務取扱担当者', 'authorised SPI handler'],
  staff: ['職員', 'member of staff'],
  postHolder: ['その職に就いている人', 'holder of the post'],
  externalAuditor: ['外部監査人', 'external auditor'],
  guest: ['緊急の閲覧者', 'emergency reader'],
  auditor: ['監査人', 'auditor'],
  leadAuditor: ['主任監査人', 'lead auditor'],
  system: ['システム(自動)', 'the system itself'],
} as const satisfies Record<Role, Name>;
