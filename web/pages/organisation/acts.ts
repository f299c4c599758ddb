import { postRoles } from '#shared/domain/access/roles.ts';
import { actsOf } from '#web/commands/table.ts';
import { roleWords } from '#web/text/roles.ts';
import type { Department, Person, Post } from './tree.ts';

const roles = postRoles.map((role) => ({ value: role, label: roleWords(role) }));
const oversights = [
  { value: 'audit', label: { ja: '監査担当課', en: 'the audit office itself' } },
  { value: 'it', label: { ja: '情報担当課', en: 'the IT section' } },
] as const;
const always = (): boolean => true;
const isOpen = ({ validTo }: { validTo?: string | undefined }): boolean => validTo === undefined;

const departmentFields = [
  { name: 'name', kind: 'line', label: { ja: '所属名', en: 'Name' } },
  {
    name: 'implementingBody',
    kind: 'line',
    label: { ja: '実施機関', en: 'Implementing body' },
    hint: { ja: '例: 市長部局、教育委員会', en: 'such as the mayor’s offices, the board of education' },
  },
  {
    name: 'oversight',
    kind: 'choice',
    options: oversights,
    label: { ja: '監査を行う側の所属', en: 'Part in audits' },
    hint: {
      ja: '選ぶと、この所属の監査はCISOが承認します。',
      en: 'Audits of such a department are approved by the CISO.',
    },
  },
] as const;

export const departmentActs = actsOf<Department>()({
  'department.edit': {
    label: { ja: '所属名などを直す', en: 'Correct' },
    fields: departmentFields,
    initial: ({ name, implementingBody, oversight }) => ({ name, implementingBody, oversight }),
    offered: isOpen,
  },
  'post.create': {
    label: { ja: '職を追加する', en: 'Add a post' },
    fields: [
      { name: 'title', kind: 'line', label: { ja: '職名', en: 'Title' } },
      { name: 'roles', kind: 'choices', options: roles, label: { ja: '役割', en: 'Roles' } },
      { name: 'validFrom', kind: 'date', label: { ja: '開始日', en: 'From' } },
    ],
    fixed: ({ departmentId }) => ({ departmentId }),
    offered: isOpen,
  },
  'department.close': {
    label: { ja: '所属を廃止する', en: 'End the department' },
    tone: 'danger',
    fields: [{ name: 'validTo', kind: 'date', label: { ja: '最後の日', en: 'Last day' } }],
    confirm: {
      ja: '廃止した所属には新しい監査を割り当てられません。過去の記録は、そのまま残ります。',
      en: 'No new audit can name an ended department. What has been recorded stays.',
    },
    offered: isOpen,
  },
});

/** What can be added without a record to start from. */
export const newDepartment = actsOf<object>()({
  'department.create': {
    label: { ja: '所属を追加する', en: 'Add a department' },
    fields: [
      { name: 'departmentId', kind: 'line', label: { ja: '所属コード', en: 'Code' } },
      { name: 'parentId', kind: 'department', label: { ja: '上位の所属', en: 'Part of' } },
      ...departmentFields,
      { name: 'validFrom', kind: 'date', label: { ja: '開始日', en: 'From' } },
    ],
    offered: always,
  },
});

export const newPerson = actsOf<object>()({
  'person.create': {
    label: { ja: '登録する', en: 'Register a person' },
    tone: 'primary',
    fields: [
      {
        name: 'kind',
        kind: 'choice',
        label: { ja: '区分', en: 'Kind' },
        options: [
          { value: 'staff', label: { ja: '職員', en: 'Staff' } },
          { value: 'external', label: { ja: '外部監査人', en: 'External auditor' } },
        ],
      },
      { name: 'name', kind: 'line', label: { ja: '氏名', en: 'Name' } },
      { name: 'email', kind: 'line', label: { ja: 'メールアドレス', en: 'Mail address' } },
      {
        name: 'subject',
        kind: 'line',
        label: { ja: 'サインイン名', en: 'Sign-in name' },
        hint: {
          ja: '市の認証基盤での識別子です。後から変えられません。',
          en: 'As the city’s sign-in knows the person. It cannot be changed later.',
        },
      },
    ],
    initial: () => ({ kind: 'staff' }),
    offered: always,
  },
});

/** Deputies of a post: of the office, and of whoever holds it. */
export const deputyActs = actsOf<Post>()({
  'post.appointDeputy': {
    label: { ja: '代理を置く', en: 'Appoint a deputy' },
    fields: [
      { name: 'personId', kind: 'person', label: { ja: '代理をする人', en: 'Deputy' } },
      { name: 'from', kind: 'date', label: { ja: '開始日', en: 'From' } },
      { name: 'to', kind: 'date', label: { ja: '終了日', en: 'Until' } },
      { name: 'reason', kind: 'prose' },
    ],
    confirm: {
      ja: '期間中は、就いている人と代理の人の両方が処理できます。履歴には両方の名前が残ります。',
      en: 'Holder and deputy can both act during the term; the trail names both.',
    },
    done: { ja: '代理を置きました', en: 'The deputy is appointed' },
    offered: isOpen,
  },
  'post.endDeputy': {
    label: { ja: '代理を終える', en: 'End a deputy’s term' },
    fields: [{ name: 'personId', kind: 'person', label: { ja: '代理をする人', en: 'Deputy' } }],
    done: { ja: '代理を終えました', en: 'The term has ended' },
    offered: ({ deputies = [] }) => deputies.length > 0,
  },
});

export const postActs = actsOf<Post>()({
  'post.handOver': {
    label: { ja: '職を引き継ぐ', en: 'Hand over' },
    tone: 'primary',
    fields: [
      {
        name: 'personId',
        kind: 'person',
        label: { ja: '新しく就く人', en: 'New holder' },
        hint: { ja: '空席にするときは、空のままにします。', en: 'Leave it empty when nobody follows.' },
      },
      { name: 'from', kind: 'date', label: { ja: '就く日', en: 'From' } },
    ],
    confirm: {
      ja: '開いている仕事は、この日から新しく就く人に移ります。代理の期間は、そこで終わります。',
      en: 'Open work goes to the new holder on that day, and the terms of deputies end.',
    },
    offered: isOpen,
  },
  ...deputyActs,
  'post.close': {
    label: { ja: '職を廃止する', en: 'End the post' },
    tone: 'danger',
    fields: [{ name: 'validTo', kind: 'date', label: { ja: '最後の日', en: 'Last day' } }],
    offered: isOpen,
  },
});

export const personActs = actsOf<Person>()({
  'person.edit': {
    label: { ja: '氏名などを直す', en: 'Correct' },
    fields: [
      { name: 'name', kind: 'line', label: { ja: '氏名', en: 'Name' } },
      { name: 'email', kind: 'line', label: { ja: 'メールアドレス', en: 'Mail address' } },
    ],
    initial: ({ name, email }) => ({ name, email }),
    offered: always,
  },
  'person.engage': {
    label: { ja: '契約を登録する', en: 'Enter the contract' },
    tone: 'primary',
    fields: [
      { name: 'company', kind: 'line', label: { ja: '契約の相手方', en: 'Company' } },
      { name: 'contractNo', kind: 'line', label: { ja: '契約番号', en: 'Contract number' } },
      { name: 'from', kind: 'date', label: { ja: '契約の開始日', en: 'From' } },
      {
        name: 'to',
        kind: 'date',
        label: { ja: '契約の終了日', en: 'Until' },
        hint: {
          ja: 'この日が過ぎると、自動で利用できなくなります。',
          en: 'Access ends by itself when this day is over.',
        },
      },
      {
        name: 'independenceDeclared',
        kind: 'checkbox',
        label: { ja: '監査の対象に利害関係がないことの申告を受けた', en: 'Independence has been declared' },
      },
    ],
    initial: ({ contract }) => ({
      company: contract?.company,
      contractNo: contract?.contractNo,
      from: contract?.from,
      to: contract?.to,
      independenceDeclared: contract?.independenceDeclared,
    }),
    fixed: ({ contract }) => ({
      interests: (contract?.interests ?? []).map(({ departmentId, system }) => ({ departmentId, system })),
    }),
    offered: ({ kind }) => kind === 'external',
  },
  'person.deactivate': {
    label: { ja: '利用を止める', en: 'Stop access' },
    tone: 'danger',
    confirm: {
      ja: 'すぐにサインインできなくなります。記録は残り、後から再び認めることができます。',
      en: 'The person cannot sign in from now on. Records stay, and access can be given again.',
    },
    offered: ({ active }) => active,
  },
  'person.activate': { label: { ja: '利用を再び認める', en: 'Give access again' }, offered: ({ active }) => !active },
});
