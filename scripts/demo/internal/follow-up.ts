import { auditNow, findingNow, inDays, type Scene, type Step } from '../script.ts';
import { expectThat, refused } from '../world.ts';

const auditOf = ({ notes }: Scene) => ({ auditId: notes.auditId });
const findingOf = ({ notes }: Scene) => ({ auditId: notes.auditId, findingId: notes.findingId });

/** The section carries its plan out, the auditors verify and follow up, and the audit ends. */
export const followUp: Step[] = [
  {
    title: '後任者が改善に着手し、進み具合を記録する',
    play: async (scene) => {
      const { general } = scene.world.as('tanto-d305');
      await general('remediation.start', findingOf(scene), await findingNow(scene, scene.notes));
      const step = { ...findingOf(scene), progress: 60, comment: '正副の担当を決めた' };
      const { body } = await general('remediation.progress', step, await findingNow(scene, scene.notes));
      return `${body.remediation?.progress ?? 0}%`;
    },
  },
  {
    title: '後任者が改善の証跡を出し、課長が完了を報告する',
    play: async (scene) => {
      const where = { auditId: scene.notes.auditId, departmentId: 'D301' };
      const proof = await scene.world.handIn('tanto-d305', where, 'policy-clean.pdf', '鍵管理の手順.pdf');
      expectThat(proof.status === 'available', `the file is ${proof.status} ${proof.reason ?? ''}`);
      const report = {
        ...findingOf(scene),
        report: '正副の担当を決め、3週間分の確認印がそろった。',
        evidenceIds: [proof.evidenceId],
        completedOn: inDays(0),
      };
      const { general } = scene.world.as('kacho-d301');
      const { body } = await general('remediation.reportCompletion', report, await findingNow(scene, scene.notes));
      return body.remediation?.status ?? '';
    },
  },
  {
    title: '監査人が確認し、改善されたと判断する',
    play: async (scene) => {
      const { general } = scene.world.as('kansa4');
      await general('remediation.startVerification', findingOf(scene), await findingNow(scene, scene.notes));
      const result = { ...findingOf(scene), result: '現地で管理簿と確認印を見た。' };
      return (await general('remediation.verify', result, await findingNow(scene, scene.notes))).body.status;
    },
  },
  {
    title: '指摘が残る間、監査は終了できない',
    play: async (scene) => {
      const { general } = scene.world.as('tokatsu');
      await general('audit.startFollowUp', auditOf(scene), await auditNow(scene, scene.notes));
      return (await refused('incomplete', general('audit.close', auditOf(scene), await auditNow(scene, scene.notes))))
        .title;
    },
  },
  {
    title: 'フォローアップを計画し、実施し、有効と結論する',
    play: async (scene) => {
      const { general } = scene.world.as('kansa2');
      const plan = { ...findingOf(scene), method: 'onSite' as const, plannedOn: inDays(0) };
      const planned = await general('followUp.create', plan, await findingNow(scene, scene.notes));
      scene.notes.followUpId = planned.body.followUps[0]?.followUpId ?? '';
      const one = { ...findingOf(scene), followUpId: scene.notes.followUpId };
      await general('followUp.start', one, await findingNow(scene, scene.notes));
      const end = { ...one, result: 'effective' as const, summary: '改善が定着している。' };
      return (
        (await general('followUp.conclude', end, await findingNow(scene, scene.notes))).body.followUps[0]?.result ?? ''
      );
    },
  },
  {
    title: '統括責任者がCISOに報告し、指摘を完了とする',
    play: async (scene) => {
      const { general } = scene.world.as('tokatsu');
      const one = { ...findingOf(scene), followUpId: scene.notes.followUpId };
      await general('followUp.report', one, await findingNow(scene, scene.notes));
      return (await general('finding.close', findingOf(scene), await findingNow(scene, scene.notes))).body.status;
    },
  },
  {
    title: '統括責任者が監査を終了する',
    play: async (scene) => {
      const { general } = scene.world.as('tokatsu');
      return (await general('audit.close', auditOf(scene), await auditNow(scene, scene.notes))).body.status;
    },
  },
  {
    title: '監査の証跡に、すべての段階が残っている',
    play: async (scene) => {
      const { items } = (await scene.world.as('tokatsu').general('audit.activity', { ...auditOf(scene), limit: 100 }))
        .body;
      expectThat(
        items.every((e, n) => e.seq === n + 1),
        'the sequence has a gap',
      );
      return `${items.length}件 ${items[0]?.act ?? ''} … ${items.at(-1)?.act ?? ''}`;
    },
  },
];
