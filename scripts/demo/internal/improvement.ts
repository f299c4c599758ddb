import { auditNow, findingNow, inDays, postOf, type Scene, type Step } from '../script.ts';
import { refused } from '../world.ts';

const auditOf = ({ notes }: Scene) => ({ auditId: notes.auditId });
const findingOf = ({ notes }: Scene) => ({ auditId: notes.auditId, findingId: notes.findingId });
const praiseOf = ({ notes }: Scene) => ({ auditId: notes.auditId, findingId: notes.praiseId });

/** The CISO orders, the section plans, and whoever is answerable for security approves: never the auditors. */
export const improvement: Step[] = [
  {
    title: 'CISOが監査報告を受け取る',
    play: async (scene) => {
      const { general } = scene.world.as('ciso');
      return (await general('audit.acknowledgeReport', auditOf(scene), await auditNow(scene, scene.notes))).body.status;
    },
  },
  {
    title: '監査人は改善を指示できない',
    play: async (scene) => {
      const order = { ...findingOf(scene), text: '直すこと', dueDate: inDays(30) };
      const call = scene.world.as('kansa2').general('finding.instruct', order, await findingNow(scene, scene.notes));
      return (await refused('forbidden', call)).title;
    },
  },
  {
    title: 'CISOが期限を定めて改善を指示する',
    play: async (scene) => {
      const order = { ...findingOf(scene), text: '鍵の管理を改め、改善計画を出すこと。', dueDate: inDays(45) };
      const { body } = await scene.world
        .as('ciso')
        .general('finding.instruct', order, await findingNow(scene, scene.notes));
      return `${body.status} 期限${body.dueDate}`;
    },
  },
  {
    title: '統括責任者が推奨事項を措置なしで完了とする',
    play: async (scene) => {
      return (
        await scene.world
          .as('tokatsu')
          .general('finding.closeWithoutAction', praiseOf(scene), await findingNow(scene, praiseOf(scene)))
      ).body.status;
    },
  },
  {
    title: 'CISOが指示を出し終える',
    play: async (scene) => {
      const { general } = scene.world.as('ciso');
      return (await general('audit.issueInstructions', auditOf(scene), await auditNow(scene, scene.notes))).body.status;
    },
  },
  {
    title: '監査人は改善計画を書けない',
    play: async (scene) => {
      const call = scene.world
        .as('kansa4')
        .general('remediation.startDrafting', findingOf(scene), await findingNow(scene, scene.notes));
      return (await refused('forbidden', call)).title;
    },
  },
  {
    title: '財政課の担当者が改善計画を書く',
    play: async (scene) => {
      const { general } = scene.world.as('tanto-d301');
      await general('remediation.startDrafting', findingOf(scene), await findingNow(scene, scene.notes));
      const plan = {
        ...findingOf(scene),
        cause: '不在時の代わりを決めていなかった。',
        correctiveAction: '正副の担当を決め、毎週金曜に課長が管理簿を確認する。',
        sameKindCheck: '課内のほかの保管庫も確認し、同じ運用にした。',
        ownerPostId: (await postOf(scene, 'D301', '担当')).postId,
        dueDate: inDays(30),
        cost: '費用なし',
      };
      await general('remediation.draft', plan, await findingNow(scene, scene.notes));
      const asked = await general(
        'remediation.requestApproval',
        findingOf(scene),
        await findingNow(scene, scene.notes),
      );
      return asked.body.remediation?.status ?? '';
    },
  },
  {
    title: '財政課長が改善計画を提出する',
    play: async (scene) => {
      const { general } = scene.world.as('kacho-d301');
      const { body } = await general('remediation.submit', findingOf(scene), await findingNow(scene, scene.notes));
      return body.remediation?.status ?? '';
    },
  },
  {
    title: '統括情報セキュリティ責任者が改善計画を承認する',
    play: async (scene) => {
      const { general } = scene.world.as('joho');
      const { body } = await general('remediation.approve', findingOf(scene), await findingNow(scene, scene.notes));
      return `${body.status} 期限${body.dueDate}`;
    },
  },
];
