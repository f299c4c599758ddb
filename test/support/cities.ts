import type { PostRole } from '#shared/domain/access/roles.ts';

/** みなと市: a made-up small city, with everyone an audit needs. */

type PlannedDepartment = { departmentId: string; name: string; parentId?: string; oversight?: 'audit' | 'it' };
type PlannedPost = { departmentId: string; roles?: readonly PostRole[] };

/** The city itself: its first department, with its first administrator. */
export const city = { departmentId: 'D900', name: '三役', implementingBody: '市長部局' } as const;

// Parents stand before their children.
export const departments: readonly PlannedDepartment[] = [
  { departmentId: 'D100', name: '総務部' },
  { departmentId: 'D110', name: '情報政策課', parentId: 'D100', oversight: 'it' },
  { departmentId: 'D120', name: '監査室', parentId: 'D100', oversight: 'audit' },
  { departmentId: 'D200', name: '市民部' },
  { departmentId: 'D210', name: '市民課', parentId: 'D200' },
  { departmentId: 'D220', name: '保険年金課', parentId: 'D200' },
  { departmentId: 'D300', name: '財務部' },
  { departmentId: 'D310', name: '税務課', parentId: 'D300' },
];

/** People by family name, with the posts they hold from the founding on. The administrator 管理 was there before. */
export const staffing = {
  山本: [{ departmentId: 'D900', roles: ['ciso'] }],
  小川: [{ departmentId: 'D110', roles: ['chiefIsOfficer'] }],
  渡辺: [{ departmentId: 'D120', roles: ['chiefAuditor'] }],
  中村: [{ departmentId: 'D120', roles: ['auditOffice'] }],
  // The auditors: two of the audit office, one lent by the tax section.
  佐藤: [{ departmentId: 'D120' }],
  鈴木: [{ departmentId: 'D120' }],
  松本: [{ departmentId: 'D310' }],
  // 市民課: its head, and two contacts.
  高橋: [{ departmentId: 'D210', roles: ['deptIsManager'] }],
  田中: [{ departmentId: 'D210', roles: ['deptContact'] }],
  井上: [{ departmentId: 'D210', roles: ['deptContact'] }],
  // 保険年金課
  伊藤: [{ departmentId: 'D220', roles: ['deptIsManager'] }],
  加藤: [{ departmentId: 'D220', roles: ['deptContact'] }],
  // 税務課: the head is its own contact; a second head deputises.
  木村: [{ departmentId: 'D310', roles: ['deptIsManager', 'deptContact'] }],
  斎藤: [{ departmentId: 'D310', roles: ['deptIsManager'] }],
  // Registered, without a post so far.
  林: [],
} as const satisfies Record<string, readonly PlannedPost[]>;

/** External auditors: 島田 has a seat for the fiscal year and has promised non-disclosure, 吉村 is only registered. */
export const outsiders = ['島田', '吉村'] as const;

export const contractTerms = (over: object = {}) => ({
  company: '株式会社みなと監査',
  contractNo: '契監第7号',
  from: '2026-04-01',
  to: '2027-03-31',
  independenceDeclared: true,
  interests: [] as { departmentId: string; system: string }[],
  ...over,
});

export type Name = keyof typeof staffing | (typeof outsiders)[number] | '管理';
export const names = Object.keys(staffing) as (keyof typeof staffing)[];

/** The day on which all posts of the city began. */
export const founded = '2024-04-01';
