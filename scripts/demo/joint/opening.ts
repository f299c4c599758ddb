import { auditNow, inDays, type Scene, type Step, year } from '../script.ts';
import { expectThat, refused, until } from '../world.ts';
import { auditOf, outsider } from './places.ts';

const draftWith = async ({ world, notes }: Scene, expert: string) => {
  const [last] = (await world.as('jimukyoku').general('audit.list', { fiscalYear: year - 1 })).body.items;
  if (!last) throw new Error('no audit last year');
  return {
    fiscalYear: year,
    planId: notes.planId,
    title: '市民税課の情報セキュリティ監査',
    kind: 'joint' as const,
    purpose: '前年度の指摘の定着を、外部の専門家とともに確かめる。',
    scope: '市民税課の情報資産と執務室',
    method: 'both' as const,
    opinionType: 'advisory' as const,
    criteria: '見本市情報セキュリティ対策基準',
    checklistId: last.checklistId,
    checklistVersion: last.checklistVersion,
    startsOn: inDays(1),
    endsOn: `${year + 1}-03-31`,
    sections: ['D302'],
    team: [
      { personId: notes.people['kansa1'] ?? '', role: 'lead' as const },
      { personId: notes.people[expert] ?? '', role: 'member' as const },
    ],
  };
};

/** 共同監査: staff lead, an external auditor takes part, on a contract and under non-disclosure. */
export const opening: Step[] = [
  {
    title: '共同監査: 市民税システムを保守する会社の監査人は、市民税課の監査に加われない',
    play: async (scene) => {
      const draft = await draftWith(scene, 'gaibu');
      return (await refused('not_independent', scene.world.as('jimukyoku').general('audit.create', draft))).title;
    },
  },
  {
    title: '事務局が別の会社の外部監査人を登録し、契約の期間と利害関係を入れる',
    play: async ({ world, notes }) => {
      const { directory } = world.as('jimukyoku');
      const who = {
        name: '北川 透',
        kind: 'external' as const,
        email: `${outsider}@kansa-firm.example`,
        subject: outsider,
      };
      const registered = await directory('person.create', who);
      const { personId } = registered.body;
      notes.people[outsider] = personId;
      const contract = {
        company: '(株)見本セキュリティ監査',
        contractNo: '契管第88号',
        from: inDays(0),
        to: `${year + 1}-03-31`,
        independenceDeclared: true,
        interests: [{ departmentId: 'D601', system: '都市計画情報システムの保守' }],
      };
      const { body } = await directory('person.engage', { personId, ...contract }, { version: registered.version });
      return `${body.contract?.company ?? ''} ${body.contract?.to ?? ''}まで 利害関係 ${body.contract?.interests.length ?? 0}件`;
    },
  },
  {
    title: '事務局が前年度と同じ点検票で共同監査を作る(主任は職員)',
    play: async (scene) => {
      const draft = await draftWith(scene, outsider);
      const { body } = await scene.world.as('jimukyoku').general('audit.create', draft);
      scene.notes.joint.auditId = body.auditId;
      return `第${body.number}号 ${body.kind}`;
    },
  },
  {
    title: '主任が実施計画を出し、統括責任者が承認して通知する',
    play: async (scene) => {
      const one = auditOf(scene);
      const chief = scene.world.as('tokatsu').general;
      await scene.world.as('kansa1').general('audit.submitPlan', one, await auditNow(scene, one));
      await chief('audit.approve', one, await auditNow(scene, one));
      const notice = { ...one, dueDate: inDays(14), noticeNo: '監法第52号' };
      await chief('audit.notify', notice, await auditNow(scene, one));
      const [sent] = await until(async () => {
        const { items } = (await chief('audit.board', one)).body;
        return items.length === 1 ? items : undefined;
      }, 'the distribution');
      return `${sent?.departmentName ?? ''} ${sent?.status ?? ''} 期限${sent?.dueDate ?? ''}`;
    },
  },
  {
    title: '守秘を誓約するまで、外部監査人は監査を開けない',
    play: async (scene) => {
      const call = scene.world.as(outsider).general('audit.get', auditOf(scene));
      return (await refused('non_disclosure_required', call)).title;
    },
  },
  {
    title: '外部監査人が自分で守秘を誓約する',
    play: async ({ world }) => {
      const { directory } = world.as(outsider);
      const shown = (await directory('me.get', {})).body.seat?.nonDisclosure;
      await directory('me.agreeNonDisclosure', { textVersion: shown?.textVersion ?? '' });
      const { body } = await directory('me.get', {});
      expectThat(body.seat?.nonDisclosure.agreedAt !== undefined, 'the promise was not kept');
      return `「${shown?.ja.slice(0, 20) ?? ''}…」 ${body.seat?.nonDisclosure.agreedAt ?? ''}`;
    },
  },
  {
    title: '外部監査人に見えるのはこの監査だけ(ほかの監査は無いものと同じ答え)',
    play: async (scene) => {
      const { general, raw } = scene.world.as(outsider);
      const { items } = await until(async () => {
        const { body } = await general('audit.list', { fiscalYear: year });
        return body.items.length > 0 ? body : undefined;
      }, 'the audit in the list of the external auditor');
      expectThat(items.length === 1 && items[0]?.auditId === auditOf(scene).auditId, 'another audit is in the list');
      const look = (auditId: string) => raw({ method: 'GET', path: `/api/general/audits/${auditId}`, headers: {} });
      const [other, missing] = await Promise.all([look(scene.notes.auditId), look('01JZZZZZZZZZZZZZZZZZZZZZZZ')]);
      expectThat(other.status === 404 && other.text === missing.text, 'the answers differ');
      return `一覧${items.length}件、ほかは${other.status}`;
    },
  },
];
