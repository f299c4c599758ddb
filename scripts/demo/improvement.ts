import { inDays, type Scene, type Step } from './script.ts';
import { expectThat, refused, until } from './world.ts';

const auditOf = ({ notes }: Scene) => ({ auditId: notes.auditId });
const findingOf = ({ notes }: Scene) => ({ auditId: notes.auditId, findingId: notes.findingId });
const praiseOf = ({ notes }: Scene) => ({ auditId: notes.auditId, findingId: notes.praiseId });
const auditVersion = async (scene: Scene): Promise<number> =>
  (await scene.world.as('tokatsu').general('audit.get', auditOf(scene))).version ?? 0;
const findingVersion = async (scene: Scene, one = findingOf(scene)): Promise<number> =>
  (await scene.world.as('tokatsu').general('finding.get', one)).version ?? 0;

const postOf = async ({ world }: Scene, departmentId: string, title: string) => {
  const { items } = (await world.as('kanri').directory('post.list', {})).body;
  const found = items.find((p) => p.departmentId === departmentId && p.title === title);
  if (!found) throw new Error(`no post ${title} in ${departmentId}`);
  return found;
};

/** The CISO orders, the section plans and carries out, the auditors observe and verify. */
export const improvement: Step[] = [
  {
    title: 'CISOが監査報告を受け取る',
    play: async (scene) => {
      const { general } = scene.world.as('ciso');
      return (await general('audit.acknowledgeReport', auditOf(scene), { version: await auditVersion(scene) })).body
        .status;
    },
  },
  {
    title: '監査人は改善を指示できない',
    play: async (scene) => {
      const order = { ...findingOf(scene), text: '直すこと', dueDate: inDays(30) };
      const call = scene.world
        .as('kansa2')
        .general('finding.instruct', order, { version: await findingVersion(scene) });
      return (await refused('forbidden', call)).title;
    },
  },
  {
    title: 'CISOが期限を定めて改善を指示する',
    play: async (scene) => {
      const order = { ...findingOf(scene), text: '鍵の管理を改め、改善計画を出すこと。', dueDate: inDays(45) };
      const { body } = await scene.world
        .as('ciso')
        .general('finding.instruct', order, { version: await findingVersion(scene) });
      return `${body.status} 期限${body.dueDate}`;
    },
  },
  {
    title: '統括責任者が推奨事項を措置なしで完了とする',
    play: async (scene) => {
      const version = await findingVersion(scene, praiseOf(scene));
      return (await scene.world.as('tokatsu').general('finding.closeWithoutAction', praiseOf(scene), { version })).body
        .status;
    },
  },
  {
    title: 'CISOが指示を出し終える',
    play: async (scene) => {
      const { general } = scene.world.as('ciso');
      return (await general('audit.issueInstructions', auditOf(scene), { version: await auditVersion(scene) })).body
        .status;
    },
  },
  {
    title: '監査人は改善計画を書けない',
    play: async (scene) => {
      const call = scene.world.as('kansa4').general('remediation.startDrafting', findingOf(scene), {
        version: await findingVersion(scene),
      });
      return (await refused('forbidden', call)).title;
    },
  },
  {
    title: '財政課の担当者が改善計画を書く',
    play: async (scene) => {
      const { general } = scene.world.as('tanto-d301');
      await general('remediation.startDrafting', findingOf(scene), { version: await findingVersion(scene) });
      const plan = {
        ...findingOf(scene),
        cause: '不在時の代わりを決めていなかった。',
        correctiveAction: '正副の担当を決め、毎週金曜に課長が管理簿を確認する。',
        sameKindCheck: '課内のほかの保管庫も確認し、同じ運用にした。',
        ownerPostId: (await postOf(scene, 'D301', '担当')).postId,
        dueDate: inDays(30),
        cost: '費用なし',
      };
      await general('remediation.draft', plan, { version: await findingVersion(scene) });
      const asked = await general('remediation.requestApproval', findingOf(scene), {
        version: await findingVersion(scene),
      });
      return asked.body.remediation?.status ?? '';
    },
  },
  {
    title: '財政課長が改善計画を提出する',
    play: async (scene) => {
      const { general } = scene.world.as('kacho-d301');
      const { body } = await general('remediation.submit', findingOf(scene), { version: await findingVersion(scene) });
      return body.remediation?.status ?? '';
    },
  },
  {
    title: '統括情報セキュリティ責任者が改善計画を承認する',
    play: async (scene) => {
      const { general } = scene.world.as('joho');
      const { body } = await general('remediation.approve', findingOf(scene), { version: await findingVersion(scene) });
      return `${body.status} 期限${body.dueDate}`;
    },
  },
  {
    title: '人事異動: 担当の職を別の職員に引き継ぐと、仕事もすぐ移る',
    play: async (scene) => {
      const { world, notes } = scene;
      const post = await postOf(scene, 'D301', '担当');
      const handing = { postId: post.postId, personId: notes.people['tanto-d305'], from: inDays(0) };
      await world.as('kanri').directory('post.handOver', handing, { version: post.version });
      const has = async (sub: string): Promise<boolean> =>
        (await world.as(sub).general('me.tasks', {})).body.items.some((t) => t.id === notes.findingId);
      // Lists of work come from an index, which may be a moment behind.
      await until(async () => (!(await has('tanto-d301')) && (await has('tanto-d305'))) || undefined, 'the hand-over');
      return `${post.holderName ?? ''} → 後任`;
    },
  },
  {
    title: '前任者からは、もう見えない',
    play: async (scene) =>
      (await refused('not_found', scene.world.as('tanto-d301').general('finding.get', findingOf(scene)))).title,
  },
  {
    title: '後任者が改善に着手し、進み具合を記録する',
    play: async (scene) => {
      const { general } = scene.world.as('tanto-d305');
      await general('remediation.start', findingOf(scene), { version: await findingVersion(scene) });
      const step = { ...findingOf(scene), progress: 60, comment: '正副の担当を決めた' };
      const { body } = await general('remediation.progress', step, { version: await findingVersion(scene) });
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
      const { body } = await general('remediation.reportCompletion', report, { version: await findingVersion(scene) });
      return body.remediation?.status ?? '';
    },
  },
  {
    title: '監査人が確認し、改善されたと判断する',
    play: async (scene) => {
      const { general } = scene.world.as('kansa4');
      await general('remediation.startVerification', findingOf(scene), { version: await findingVersion(scene) });
      const result = { ...findingOf(scene), result: '現地で管理簿と確認印を見た。' };
      return (await general('remediation.verify', result, { version: await findingVersion(scene) })).body.status;
    },
  },
  {
    title: '指摘が残る間、監査は終了できない',
    play: async (scene) => {
      const { general } = scene.world.as('tokatsu');
      await general('audit.startFollowUp', auditOf(scene), { version: await auditVersion(scene) });
      return (
        await refused('incomplete', general('audit.close', auditOf(scene), { version: await auditVersion(scene) }))
      ).title;
    },
  },
  {
    title: 'フォローアップを計画し、実施し、有効と結論する',
    play: async (scene) => {
      const { general } = scene.world.as('kansa2');
      const plan = { ...findingOf(scene), method: 'onSite' as const, plannedOn: inDays(0) };
      const planned = await general('followUp.create', plan, { version: await findingVersion(scene) });
      scene.notes.followUpId = planned.body.followUps[0]?.followUpId ?? '';
      const one = { ...findingOf(scene), followUpId: scene.notes.followUpId };
      await general('followUp.start', one, { version: await findingVersion(scene) });
      const end = { ...one, result: 'effective' as const, summary: '改善が定着している。' };
      return (
        (await general('followUp.conclude', end, { version: await findingVersion(scene) })).body.followUps[0]?.result ??
        ''
      );
    },
  },
  {
    title: '統括責任者がCISOに報告し、指摘を完了とする',
    play: async (scene) => {
      const { general } = scene.world.as('tokatsu');
      const one = { ...findingOf(scene), followUpId: scene.notes.followUpId };
      await general('followUp.report', one, { version: await findingVersion(scene) });
      return (await general('finding.close', findingOf(scene), { version: await findingVersion(scene) })).body.status;
    },
  },
  {
    title: '統括責任者が監査を終了する',
    play: async (scene) => {
      const { general } = scene.world.as('tokatsu');
      return (await general('audit.close', auditOf(scene), { version: await auditVersion(scene) })).body.status;
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
