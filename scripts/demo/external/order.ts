import { outsider } from '../joint/places.ts';
import { auditNow, inDays, type Step, year } from '../script.ts';
import { refused, until } from '../world.ts';

/** 特命監査: the CISO orders an audit of the IT section, which an external auditor leads. */
export const order: Step[] = [
  {
    title: '外部監査: 事務局がCISOの命令番号で、情報政策課の特命監査を作る(主任は外部監査人)',
    play: async ({ world, notes }) => {
      const { general } = world.as('jimukyoku');
      const before = (await general('audit.get', { auditId: notes.joint.auditId })).body;
      const { body } = await general('audit.create', {
        fiscalYear: year,
        cisoOrderNo: '命第3号',
        title: '情報政策課の特命監査',
        kind: 'external',
        purpose: 'システムの権限の管理を、庁外の目で確かめる。',
        scope: '情報政策課が管理する共通基盤',
        method: 'document',
        opinionType: 'assurance',
        criteria: before.criteria,
        checklistId: before.checklistId,
        checklistVersion: before.checklistVersion,
        startsOn: inDays(1),
        endsOn: `${year + 1}-03-31`,
        sections: ['D103'],
        team: [
          { personId: notes.people[outsider] ?? '', role: 'lead' },
          { personId: notes.people['kansa3'] ?? '', role: 'member' },
        ],
      });
      notes.external.auditId = body.auditId;
      return `${body.cisoOrderNo ?? ''} ${body.kind} ${body.origin}`;
    },
  },
  {
    title: '情報部門の監査なので、統括責任者は実施計画を承認できない',
    play: async (scene) => {
      const one = scene.notes.external;
      const { general } = scene.world.as(outsider);
      await general('audit.submitPlan', { auditId: one.auditId }, await auditNow(scene, one));
      const call = scene.world
        .as('tokatsu')
        .general('audit.approve', { auditId: one.auditId }, await auditNow(scene, one));
      return (await refused('forbidden', call)).title;
    },
  },
  {
    title: '命じたCISOが実施計画を承認する',
    play: async (scene) => {
      const { auditId } = scene.notes.external;
      const { general } = scene.world.as('ciso');
      return (await general('audit.approve', { auditId }, await auditNow(scene, { auditId }))).body.status;
    },
  },
  {
    title: '統括責任者が通知し、情報政策課に点検票が届く',
    play: async (scene) => {
      const { auditId } = scene.notes.external;
      const { general } = scene.world.as('tokatsu');
      const notice = { auditId, dueDate: inDays(10), noticeNo: '監法第53号' };
      await general('audit.notify', notice, await auditNow(scene, { auditId }));
      const [sent] = await until(async () => {
        const { items } = (await general('audit.board', { auditId })).body;
        return items.length === 1 ? items : undefined;
      }, 'the distribution');
      return `${sent?.departmentName ?? ''} ${sent?.status ?? ''}`;
    },
  },
];
