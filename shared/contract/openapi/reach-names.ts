import type { Reach } from '#shared/domain/access/grant-groups.ts';

type Name = readonly [ja: string, en: string];

export const reachNames = {
  any: ['全庁', 'the whole city'],
  section: ['自分の所属', 'the own section'],
  team: ['担当する監査', 'audits of the own team'],
  ordinary: ['監査部門・情報部門を含まない監査', 'audits that leave out the audit office and the IT section'],
  oversight: ['監査部門・情報部門を含む監査', 'audits of the audit office or the IT section'],
  admitted: ['緊急の閲覧が認められた監査(最長24時間)', 'the audit they were let into, for 24 hours at most'],
  held: ['保留中の、または保留された証跡', 'files that are or were held'],
  handOver: ['引き継ぐ職、引き継いだ職(30日まで)', 'posts taken over, or handed over within 30 days'],
} as const satisfies Record<Reach, Name>;
