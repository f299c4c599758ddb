import type { PostRole } from '#shared/domain/access/roles.ts';
import { nonDisclosureText } from '#shared/domain/organisation/seat.ts';
import type { Act, Api } from './api.ts';

/** Every kind of person a right can depend on, and the subject each signs in as. */
export const kinds = [
  'office',
  'chief',
  'ciso',
  'chiefIs',
  'admin',
  'spiOfficer',
  'lead',
  'member',
  'otherAuditor',
  'external',
  'unpromised',
  'head',
  'contact',
  'peerHead',
  'farHead',
  'farContact',
  'staff',
  'gone',
  'nobody',
] as const;
export type PersonKind = (typeof kinds)[number];

/** People beside them, who only help to bring records about. */
export type Person = PersonKind | 'office2' | 'otherMember' | 'peerContact' | 'yHead' | 'yContact' | 'successor';

/** The administrator of a new folder is there before everyone else, under this subject. */
export const subjectOf = (person: Person): string => (person === 'admin' ? 'kanri' : person);

const departments = [
  { departmentId: 'D10', name: '総務部' },
  { departmentId: 'D20', name: '市民部' },
  { departmentId: 'D101', name: '財政課', parentId: 'D10' },
  { departmentId: 'D102', name: '保育課', parentId: 'D10' },
  { departmentId: 'D103', name: '環境課', parentId: 'D10' },
  { departmentId: 'D104', name: '監査室', parentId: 'D10', oversight: 'audit' },
  { departmentId: 'D105', name: '情報課', parentId: 'D10', oversight: 'it' },
  { departmentId: 'D106', name: '契約課', parentId: 'D10' },
  { departmentId: 'D201', name: '市民課', parentId: 'D20' },
  { departmentId: 'D202', name: '国保課', parentId: 'D20' },
] as const;

/** Auditors with a seat by contract; all but the last have promised non-disclosure. */
const outsiders = ['external', 'unpromised'] as const;

const posts: Readonly<
  Record<Exclude<Person, 'admin' | 'nobody' | (typeof outsiders)[number]>, readonly [department: string, ...PostRole[]]>
> = {
  office: ['D104', 'auditOffice'],
  office2: ['D104', 'auditOffice'],
  chief: ['D104', 'chiefAuditor'],
  ciso: ['C01', 'ciso'],
  chiefIs: ['D105', 'chiefIsOfficer'],
  spiOfficer: ['D104', 'spiAuditOfficer'],
  lead: ['D201'],
  member: ['D202'],
  otherAuditor: ['D201'],
  otherMember: ['D202'],
  head: ['D101', 'deptIsManager'],
  contact: ['D101', 'deptContact'],
  peerHead: ['D102', 'deptIsManager'],
  peerContact: ['D102', 'deptContact'],
  farHead: ['D103', 'deptIsManager'],
  farContact: ['D103', 'deptContact'],
  yHead: ['D106', 'deptIsManager'],
  yContact: ['D106', 'deptContact'],
  staff: ['D101'],
  successor: ['D202'],
  // A right of every kind would be theirs, were they still active.
  gone: ['D104', 'auditOffice', 'chiefAuditor', 'ciso'],
};

/** The posts that play the same parts in sealed audits. Whoever has none of them has no part there. */
const sealedPosts: Readonly<Partial<Record<PostRole, PostRole>>> = {
  auditOffice: 'spiAuditOfficer',
  chiefAuditor: 'spiAuditOfficer',
  spiAuditOfficer: 'spiAuditOfficer',
  ciso: 'ciso',
  chiefIsOfficer: 'spiGeneralOfficer',
  deptIsManager: 'spiProtectionOfficer',
  deptContact: 'spiHandler',
};

const since = '2024-04-01';

export type City = { personIds: Record<string, string>; postIds: Record<string, string> };

const settle = async ({ directory }: ReturnType<Act>, subject: string, place: readonly [string, ...PostRole[]]) => {
  const [departmentId, ...roles] = place;
  const person = await directory('person.create', { name: subject, subject, email: `${subject}@mihon.example` });
  const { personId } = person.body;
  const post = await directory('post.create', { departmentId, title: subject, roles, validFrom: since });
  const { postId } = post.body;
  await directory('post.handOver', { postId, personId, from: since }, { version: 1 });
  return [subject, personId, postId] as const;
};

const contract = {
  company: '株式会社みなと監査',
  contractNo: '契監第7号',
  from: since,
  to: '2999-03-31',
  independenceDeclared: true,
  interests: [],
};

const seat = async ({ as }: Api, subject: (typeof outsiders)[number]) => {
  const office = as('office').directory;
  const person = { name: subject, kind: 'external', subject, email: `${subject}@mihon.example` } as const;
  const { personId } = (await office('person.create', person)).body;
  await office('person.engage', { personId, ...contract }, { version: 1 });
  const { version: textVersion } = nonDisclosureText;
  if (subject !== 'unpromised') await as(subject).directory('me.agreeNonDisclosure', { textVersion });
  return [subject, personId] as const;
};

/** The people who play in sealed audits, beside those of the city: each as `spi-` and the part. */
export const foundSealedCast = async ({ as }: Api, city: City): Promise<City> => {
  const admin = as('kanri');
  const cast = Object.entries(posts).filter(([subject]) => subject !== 'gone');
  const settled = await Promise.all(
    cast.map(([subject, [departmentId, ...roles]]) =>
      settle(admin, `spi-${subject}`, [departmentId, ...roles.flatMap((role) => sealedPosts[role] ?? [])]),
    ),
  );
  const own = (subject: string): string => subject.slice('spi-'.length);
  return {
    personIds: {
      ...city.personIds,
      ...Object.fromEntries(settled.map(([subject, personId]) => [own(subject), personId])),
    },
    postIds: { ...city.postIds, ...Object.fromEntries(settled.map(([subject, , postId]) => [own(subject), postId])) },
  };
};

/** A small city with one person of every kind, `gone` having been deactivated. */
export const foundCity = async (api: Api): Promise<City> => {
  const { as } = api;
  const admin = as('kanri');
  const body = { implementingBody: '市長部局', validFrom: since };
  for (const department of departments)
    await admin.directory('department.create', { parentId: 'C01', ...department, ...body });
  const settled = await Promise.all(Object.entries(posts).map(([subject, place]) => settle(admin, subject, place)));
  const seated = await Promise.all(outsiders.map((subject) => seat(api, subject)));
  const personIds = Object.fromEntries([...settled, ...seated].map(([subject, personId]) => [subject, personId]));
  await admin.directory('person.deactivate', { personId: personIds['gone'] ?? '' }, { version: 1 });
  return { personIds, postIds: Object.fromEntries(settled.map(([subject, , postId]) => [subject, postId])) };
};
