import { Buffer } from 'node:buffer';
import { type Api } from './api.ts';
import { auditDraft, checklistFile, inDays, type Track, year } from './api-audits.ts';
import type { City } from './api-people.ts';
import { breachText, outsourcingText, workText } from './api-registers.ts';

/** Stands in every text of what has ended here: after its disposal no row may hold it. */
export const goneMark = '廃棄語-5J2W';

const marked = (text: string): string => `${text} ${goneMark}`;
const csv = Buffer.from(checklistFile.content, 'base64').toString('utf8');
const markedFile = (n: number) => ({
  ...checklistFile,
  content: Buffer.from(csv.replace('所属の職員', `${marked('所属の職員')}${n}`)).toString('base64'),
});

type Version = { checklistId: string; checklistVersion: string };

const imported = async ({ as }: Api, track: Track, n: number, checklistId?: string): Promise<Version> => {
  const office = as('office')[track];
  const { previewHash } = (await office('checklist.preview', markedFile(n))).body;
  const head = {
    previewHash,
    title: marked('点検票'),
    guidelineEdition: 'R7.3',
    ...(checklistId ? { checklistId } : {}),
  };
  const { body } = await office('checklist.import', { ...markedFile(n), ...head });
  return { checklistId: body.checklistId, checklistVersion: String(body.checklistVersion) };
};

const publish = ({ as }: Api, track: Track, version: Version) =>
  as('chief')[track]('checklist.publish', version, { version: 1 });

const planned = async ({ as }: Api, track: Track) => {
  const sections = ['D101', 'D106'].map((departmentId) => ({ departmentId, method: 'both' as const, month: 9 }));
  const texts = { title: marked('年度監査計画'), policy: marked('重点') };
  const { planId } = (
    await as('office')[track]('plan.create', { kind: 'annual', fiscalYear: year, ...texts, sections })
  ).body;
  return planId;
};
const approved = async ({ as }: Api, track: Track, planId: string) => {
  await as('chief')[track]('plan.submit', { planId }, { version: 1 });
  await as('ciso')[track]('plan.approve', { planId, committeeDate: inDays(0) }, { version: 2 });
};

/** Of either track: two editions of a plan, versions of a checklist, and an audit by the first of each, all ended. */
export const endedOfTrack = async (api: Api, track: Track, city: City) => {
  const first = await imported(api, track, 1);
  await publish(api, track, first);
  const planId = await planned(api, track);
  await approved(api, track, planId);
  const wish = { sections: ['D106'], lead: 'otherAuditor', member: 'otherMember' };
  const prepared = { ...first, planId, profileId: '', itemKeys: [] };
  const draft = { ...auditDraft(city, prepared, wish), title: marked('監査'), purpose: marked('目的') };
  const { auditId } = (await api.as('office')[track]('audit.create', draft)).body;
  const chief = api.as('chief')[track];
  await chief('audit.cancel', { auditId, reason: marked('重複') }, { version: 1 });
  await chief('plan.revise', { planId, reason: marked('改定') }, { version: 3 });
  const revised = `annual-${year}-2`;
  await approved(api, track, revised);
  await chief('plan.close', { planId: revised, reason: marked('終了') }, { version: 3 });
  const second = await imported(api, track, 2, first.checklistId);
  await publish(api, track, second);
  const lone = await imported(api, track, 3);
  const versionId = ({ checklistId, checklistVersion }: Version): string => `${checklistId}/${checklistVersion}`;
  return {
    audit: { kind: 'audit', id: auditId },
    plan: { kind: 'plan', id: planId },
    revised: { kind: 'plan', id: revised },
    version: { kind: 'checklist', id: versionId(first) },
    inForce: { kind: 'checklist', id: versionId(second) },
    draft: { kind: 'checklist', id: versionId(lone) },
  } as const;
};

const where = { departmentId: 'D101' };

const breachesEnded = async ({ as }: Api) => {
  const [head, general] = [as('head').registers, as('chiefIs').registers];
  const report = async (over: object) =>
    (
      await head('breach.report', {
        ...where,
        ...breachText({ title: marked('紛失'), description: marked('控え'), ...over }),
      })
    ).body.breachId;
  const dismissed = { breachId: await report({ cases: [] }) };
  await general('breach.dismiss', { ...dismissed, reason: marked('該当なし') }, { version: 1 });
  const closed = { breachId: await report({}) };
  await general('breach.accept', { ...closed, reason: marked('該当') }, { version: 1 });
  const sent = { ...closed, sentOn: inDays(0), text: marked('報告') };
  await general('breach.sendPreliminary', sent, { version: 2 });
  await general('breach.sendFinal', sent, { version: 3 });
  await general('breach.close', { ...closed, withoutNotice: marked('連絡先なし') }, { version: 4 });
  return { dismissed, closed };
};

/** Of the special track alone: a work and the contract about it, a draft nobody wanted, and two breaches, all ended. */
export const endedOfRegisters = async (api: Api, { postIds }: City) => {
  const [head, contact] = [api.as('head').registers, api.as('contact').registers];
  const text = () => ({
    ...where,
    ...workText(postIds['contact'] ?? '', {
      name: marked('保育料'),
      handlers: [{ postId: postIds['contact'] ?? '', scope: marked('所得') }],
    }),
  });
  const [work, draft] = [
    (await contact('spiWork.create', text())).body,
    (await contact('spiWork.create', text())).body,
  ];
  await contact('spiWork.withdraw', { ...where, workId: draft.workId, comment: marked('重複') }, { version: 1 });
  await head('spiWork.enter', { ...where, workId: work.workId }, { version: 1 });
  const terms = outsourcingText([work.workId], { contractor: marked('みなと'), subject: marked('入力') });
  const one = {
    ...where,
    outsourcingId: (await contact('outsourcing.create', { ...where, ...terms })).body.outsourcingId,
  };
  const consent = { company: marked('再委託'), scope: marked('印字'), consentedOn: inDays(0) };
  await head('outsourcing.consent', { ...one, ...consent }, { version: 1 });
  const end = { on: inDays(0), reason: marked('満了') };
  await head('outsourcing.end', { ...one, ...end }, { version: 2 });
  await head('spiWork.end', { ...where, workId: work.workId, ...end }, { version: 2 });
  const { dismissed, closed } = await breachesEnded(api);
  return {
    work: { kind: 'spiWork', id: `D101/${work.workId}` },
    withdrawn: { kind: 'spiWork', id: `D101/${draft.workId}` },
    contract: { kind: 'outsourcing', id: `D101/${one.outsourcingId}` },
    dismissed: { kind: 'breach', id: dismissed.breachId },
    closed: { kind: 'breach', id: closed.breachId },
  } as const;
};
