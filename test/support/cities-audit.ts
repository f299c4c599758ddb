import type { AuditStatus } from '#shared/domain/audit/lifecycle.ts';
import type { FindingStatus } from '#shared/domain/finding/lifecycle.ts';
import { answer, auditDraft, findingDraft, judgement } from './builders.ts';
import type { Name } from './cities.ts';
import { outcome, type World } from './cities-world.ts';

export const sections = {
  市民課: { departmentId: 'D210', contact: '田中', head: '高橋' },
  保険年金課: { departmentId: 'D220', contact: '加藤', head: '伊藤' },
  税務課: { departmentId: 'D310', contact: '木村', head: '斎藤' },
} as const satisfies Record<string, { departmentId: string; contact: Name; head: Name }>;
export type SectionName = keyof typeof sections;

/** A checklist of some items in chapters, imported by the office and published by the chief auditor. */
export const publishChecklist = async ({ as }: World, items = 3, perChapter = items) => {
  const file = { fileName: 'tenken.xlsx', content: Buffer.from(`${items}/${perChapter}`).toString('base64') };
  const { previewHash } = await as('中村')('checklist.preview', file);
  const head = { title: '点検票', guidelineEdition: 'R7.3', previewHash };
  const { checklistId, checklistVersion } = await as('中村')('checklist.import', { ...file, ...head });
  await as('渡辺')('checklist.publish', { checklistId, checklistVersion: String(checklistVersion) });
  return { checklistId, checklistVersion, itemKeys: Array.from({ length: items }, (_, n) => `item-${n + 1}`) };
};
export type PublishedChecklist = Awaited<ReturnType<typeof publishChecklist>>;

const held = { heldOn: '2026-12-01', attendees: '課長ほか', summary: '事実に相違なし。' };

type Wish = {
  sections?: readonly SectionName[];
  lead?: Name;
  members?: readonly Name[];
  fiscalYear?: number;
  over?: object;
};

/** One audit, ordered by the CISO, and everyone who has a part in it. */
export const orderAudit = async (
  world: World,
  checklist: PublishedChecklist,
  {
    sections: wanted = ['市民課', '保険年金課'],
    lead = '佐藤',
    members = ['鈴木'],
    fiscalYear = 2026,
    over = {},
  }: Wish = {},
) => {
  const { as, personId, deliver } = world;
  const { itemKeys, ...version } = checklist;
  const departmentIds = wanted.map((name) => sections[name].departmentId);
  const team = [
    { personId: personId(lead), role: 'lead' },
    ...members.map((name) => ({ personId: personId(name), role: 'member' })),
  ];
  const plan = { ...auditDraft(), ...version, sections: departmentIds, team, ...over };
  const { auditId } = await as('中村')('audit.create', { fiscalYear, cisoOrderNo: '特命第1号', ...plan });
  const at = { auditId };
  const reasons = departmentIds.map((departmentId) => ({ departmentId, reason: '窓口繁忙のため' }));

  // Each state, and how the audit usually comes into it.
  const ways: [AuditStatus, () => Promise<unknown>][] = [
    ['plan_review', () => as(lead)('audit.submitPlan', at)],
    ['approved', () => as('渡辺')('audit.approve', at)],
    ['notified', () => as('渡辺')('audit.notify', { ...at, dueDate: '2026-08-31', noticeNo: '監査第1号' })],
    ['preliminary', () => as(lead)('audit.startPreliminary', at)],
    ['fieldwork', () => as(lead)('audit.startFieldwork', { ...at, proceedWithout: reasons })],
    ['evaluation', () => as(lead)('audit.endFieldwork', { ...at, unconfirmed: reasons })],
    ['exchange', () => as(lead)('audit.openExchange', at)],
    [
      'reporting',
      async () => {
        for (const departmentId of departmentIds)
          await outcome(as(lead)('meeting.record', { ...at, departmentId, ...held }));
        return as(lead)('audit.closeExchange', at);
      },
    ],
    ['reported', () => as('渡辺')('audit.finalizeReport', { ...at, summary: 'おおむね規程に沿う。' })],
    ['ciso_received', () => as('山本')('audit.acknowledgeReport', at)],
    ['improvement', () => as('山本')('audit.issueInstructions', at)],
    ['follow_up', () => as('渡辺')('audit.startFollowUp', at)],
    ['closed', () => as('渡辺')('audit.close', at)],
  ];

  const view = () => as('中村')('audit.get', at);
  /** Brings the audit on, the usual way, until it is in this state. */
  const until = async (wantedState: AuditStatus) => {
    let { status } = await view();
    while (status !== wantedState) {
      const next = ways.findIndex(([state]) => state === status) + 1;
      const way = ways[next];
      if (!way) throw new Error(`${status} does not lead to ${wantedState}`);
      await way[1]();
      await deliver();
      [status] = way;
    }
    return view();
  };

  const place = (name: SectionName) => ({ auditId, departmentId: sections[name].departmentId });

  /** The section answers every item and submits. */
  const submit = async (name: SectionName) => {
    const { contact, head } = sections[name];
    const where = place(name);
    await as(contact)('assignment.acknowledge', where);
    await as(contact)('response.answerMany', { ...where, items: itemKeys.map((key) => answer(key)) });
    await as(contact)('assignment.requestApproval', where);
    return as(head)('assignment.approve', where);
  };
  /** The auditors take it in and judge every item. */
  const judge = async (name: SectionName) => {
    await as(lead)('assignment.accept', place(name));
    return as(lead)('response.judgeMany', { ...place(name), items: itemKeys.map((key) => judgement(key)) });
  };

  /** A finding in a section, written by a member and brought on by whoever does it, up to a state. */
  const finding = async (name: SectionName, upTo: FindingStatus = 'draft', draft: object = {}) => {
    const author = members[0] ?? lead;
    const { departmentId, head } = sections[name];
    const { findingId } = await as(author)('finding.create', { auditId, departmentId, ...findingDraft(draft) });
    const it = { auditId, findingId };
    const steps: [FindingStatus, () => Promise<unknown>][] = [
      ['draft', () => Promise.resolve()],
      ['reviewed', () => as(lead)('finding.passReview', it)],
      ['presented', () => as(lead)('finding.present', it)],
      ['fact_confirmed', () => as(head)('finding.confirmFacts', it)],
    ];
    for (const [state, step] of steps.slice(0, steps.findIndex(([state]) => state === upTo) + 1)) {
      if (state === 'presented') await until('exchange');
      await step();
    }
    return it;
  };

  return { auditId, at, place, view, until, submit, judge, finding, itemKeys, plan };
};
export type OrderedAudit = Awaited<ReturnType<typeof orderAudit>>;
