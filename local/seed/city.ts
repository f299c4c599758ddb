import type { PostRole } from '#shared/domain/access/roles.ts';

/** A made-up city. Every name in it is invented. */
export type SeedDepartment = { id: string; name: string; parent?: string; body: string; oversight?: 'audit' | 'it' };
export type SeedPost = { department: string; title: string; roles: PostRole[]; holder: string };
export type SeedPerson = { subject: string; name: string };

const mayor = '市長部局';

const bureaus: readonly [id: string, name: string, body: string, sections: readonly (readonly [string, string])[]][] = [
  [
    'D10',
    '総務部',
    mayor,
    [
      ['D101', '総務課'],
      ['D102', '職員課'],
      ['D103', '情報政策課'],
      ['D104', '監査・法制室'],
    ],
  ],
  [
    'D20',
    '市民生活部',
    mayor,
    [
      ['D201', '戸籍住民窓口課'],
      ['D202', '国保年金課'],
      ['D203', '環境政策課'],
    ],
  ],
  [
    'D30',
    '財務部',
    mayor,
    [
      ['D301', '財政課'],
      ['D302', '市民税課'],
      ['D303', '資産税課'],
      ['D304', '収納課'],
      ['D305', '契約管財課'],
    ],
  ],
  [
    'D40',
    '保健福祉部',
    mayor,
    [
      ['D401', '福祉総務課'],
      ['D402', '生活保護課'],
      ['D403', '障がい福祉課'],
      ['D404', '長寿社会課'],
      ['D405', '健康づくり課'],
    ],
  ],
  [
    'D50',
    '子ども未来部',
    mayor,
    [
      ['D501', '子ども政策課'],
      ['D502', '保育幼稚園課'],
      ['D503', '子ども支援課'],
    ],
  ],
  [
    'D60',
    '都市整備部',
    mayor,
    [
      ['D601', '都市計画課'],
      ['D602', '建築指導課'],
      ['D603', '土木管理課'],
      ['D604', '住宅課'],
    ],
  ],
  [
    'D70',
    '観光商工部',
    mayor,
    [
      ['D701', '商工物産課'],
      ['D702', '観光課'],
    ],
  ],
  [
    'D80',
    '教育委員会事務局',
    '教育委員会',
    [
      ['D801', '教育総務課'],
      ['D802', '学校教育課'],
      ['D803', '図書館'],
    ],
  ],
  [
    'D90',
    '水道局',
    '公営企業',
    [
      ['D901', '経営管理課'],
      ['D902', '水道維持課'],
    ],
  ],
  [
    'DA0',
    '消防局',
    '消防',
    [
      ['DA01', '総務課'],
      ['DA02', '警防課'],
    ],
  ],
];

export const cityDepartment = { departmentId: 'C01', name: '見本市', implementingBody: mayor };

const oversight: Record<string, 'audit' | 'it'> = { D103: 'it', D104: 'audit' };

/** Bureaus before their sections, as they have to be created. */
export const departments: readonly SeedDepartment[] = bureaus.flatMap(([id, name, body, sections]) => [
  { id, name, parent: 'C01', body },
  ...sections.map(([sectionId, sectionName]) => ({
    id: sectionId,
    name: sectionName,
    parent: id,
    body,
    ...(oversight[sectionId] ? { oversight: oversight[sectionId] } : {}),
  })),
]);

export const sections = bureaus.flatMap(([, , , rows]) => rows.map(([id, name]) => ({ id, name })));

const leaders: readonly (SeedPost & { name: string })[] = [
  { department: 'C01', title: '副市長(CISO)', roles: ['ciso'], holder: 'ciso', name: '副島 正道' },
  {
    department: 'D103',
    title: '課長(統括情報セキュリティ責任者)',
    roles: ['chiefIsOfficer', 'csirtLead', 'deptIsManager'],
    holder: 'joho',
    name: '情野 光一',
  },
  { department: 'D103', title: '主任', roles: ['deptContact'], holder: 'tanto-d103', name: '縣 陽菜' },
  {
    department: 'D104',
    title: '室長(情報セキュリティ監査統括責任者)',
    roles: ['chiefAuditor', 'deptIsManager'],
    holder: 'tokatsu',
    name: '監物 恵子',
  },
  {
    department: 'D10',
    title: '部長(特定個人情報 総括責任者)',
    roles: ['spiGeneralOfficer'],
    holder: 'somu',
    name: '百武 節子',
  },
  {
    department: 'D104',
    title: '参事(特定個人情報 監査責任者)',
    roles: ['spiAuditOfficer'],
    holder: 'hosei',
    name: '野口 法子',
  },
  {
    department: 'D104',
    title: '主幹(特定個人情報 監査担当)',
    roles: ['spiAuditOfficer'],
    holder: 'hosei2',
    name: '樋口 守',
  },
  { department: 'D104', title: '主査(監査事務局)', roles: ['auditOffice'], holder: 'jimukyoku', name: '佐藤 事子' },
  {
    department: 'D104',
    title: '主任(監査事務局)',
    roles: ['auditOffice', 'deptContact'],
    holder: 'jimukyoku2',
    name: '青木 誠',
  },
];

/** Staff who audit other sections: their own post keeps them away from their own. */
const auditors: readonly (SeedPost & { name: string })[] = [
  { department: 'D301', title: '主任(内部監査員)', roles: [], holder: 'kansa1', name: '浦川 直樹' },
  { department: 'D601', title: '係長(内部監査員)', roles: [], holder: 'kansa2', name: '松永 由美' },
  { department: 'D701', title: '主任(内部監査員)', roles: [], holder: 'kansa3', name: '江口 拓也' },
  { department: 'D801', title: '主査(内部監査員)', roles: [], holder: 'kansa4', name: '川原 さくら' },
];

const familyNames =
  '山口 田中 中村 松尾 井上 吉田 山下 前田 池田 林 森 橋本 石川 岡田 長谷川 藤田 後藤 近藤 遠藤 斎藤 坂本 福田 太田 西村 三浦 藤井 金子 中島 原田 和田 中野 小川 宮崎'.split(
    ' ',
  );
const headNames = '隆 浩二 和彦 真由美 修 久美子 哲也 直美 健司 洋子'.split(' ');
const contactNames = '翔太 美咲 大輔 愛 拓海 彩 健太 遥 亮 結衣'.split(' ');

const named = leaders.concat(auditors);
const hasRole = (department: string, role: PostRole): boolean =>
  named.some((p) => p.department === department && p.roles.includes(role));

/** Sections whose work uses Individual Numbers: their heads and contacts have a part in sealed audits too. */
const numberUsing: readonly string[] = ['D102', 'D201', 'D202', 'D302', 'D402', 'D502'];
const withSealedPart = (id: string, role: PostRole, sealed: PostRole): PostRole[] =>
  numberUsing.includes(id) ? [role, sealed] : [role];

const sectionPosts = sections.flatMap(({ id }, n): (SeedPost & { name: string })[] => {
  const family = familyNames[n] ?? '見本';
  const other = familyNames[(n + 11) % familyNames.length] ?? '見本';
  const slug = id.toLowerCase();
  const head = {
    department: id,
    title: '課長',
    roles: withSealedPart(id, 'deptIsManager', 'spiProtectionOfficer'),
    holder: `kacho-${slug}`,
    name: `${family} ${headNames[n % 10]}`,
  };
  const contact = {
    department: id,
    title: '担当',
    roles: withSealedPart(id, 'deptContact', 'spiHandler'),
    holder: `tanto-${slug}`,
    name: `${other} ${contactNames[n % 10]}`,
  };
  return [...(hasRole(id, 'deptIsManager') ? [] : [head]), ...(hasRole(id, 'deptContact') ? [] : [contact])];
});

const all = [...named, ...sectionPosts];

export const posts: readonly SeedPost[] = all.map(({ name: _name, ...post }) => post);
export const people: readonly SeedPerson[] = all.map(({ holder, name }) => ({ subject: holder, name }));

/** The administrator of the system: registers people and posts, sees no audit. */
export const administrator = { subject: 'kanri', name: '石田 管理' };
