import { inDays, postOf, type Scene, type Step, year } from '../script.ts';
import { expectThat, until } from '../world.ts';
import { auditNow, auditOf, findingNow, findingOf, sectionOf } from './places.ts';

const judged = (scene: Scene, known: readonly { itemKey: string; version: number }[]) =>
  scene.notes.special.keys.map((itemKey, n) => ({
    itemKey,
    version: known.find((r) => r.itemKey === itemKey)?.version ?? 0,
    auditResult: n === 3 ? ('needsImprovement' as const) : ('conform' as const),
  }));

const improvementPlan = async (scene: Scene) => ({
  ...findingOf(scene),
  cause: '担当者が一人で、異動の後の引継ぎがなかった。',
  correctiveAction: '四半期ごとの分析を二人で行い、保護責任者が結果を確認する。',
  sameKindCheck: '課内のほかの番号利用事務も同じ運用にした。',
  ownerPostId: (await postOf(scene, 'D202', '担当')).postId,
  dueDate: inDays(30),
  cost: '費用なし',
});

/** From the judgements to the closed finding, reported to the general officer as well as to the CISO. */
export const findings: Step[] = [
  {
    title: '特定個人情報: 主任が本調査を行い、監査人が全項目を判定する',
    play: async (scene) => {
      const lead = scene.world.as('kansa1').spi;
      await lead('audit.startPreliminary', auditOf(scene), await auditNow(scene));
      await lead('audit.startFieldwork', auditOf(scene), await auditNow(scene));
      const { spi } = scene.world.as('kansa3');
      const { items } = (await spi('response.list', sectionOf(scene))).body;
      const { assignment } = (await spi('response.judgeMany', { ...sectionOf(scene), items: judged(scene, items) }))
        .body;
      return `${assignment.judged}/${assignment.total}`;
    },
  },
  {
    title: '監査人が指摘事項案を書き、主任が確認し、保護責任者が事実を認める',
    play: async (scene) => {
      const { body } = await scene.world.as('kansa3').spi('finding.create', {
        ...sectionOf(scene),
        title: 'アクセスログの分析の漏れ',
        severity: 'MINOR_NC',
        urgency: 'normal',
        fact: '前四半期のログの分析が行われていなかった。',
        criterion: '取扱規程 技術的安全管理措置',
        cause: '担当者の異動の後、引継ぎがなかった。',
        effect: '不正な閲覧に気づくのが遅れる。',
        recommendation: '分析の当番を決め、保護責任者が確認する。',
        itemKeys: [scene.notes.special.keys[3] ?? ''],
        evidenceIds: [scene.notes.special.evidenceId],
        workpapers: [],
        relatedFindingIds: [],
        guidelineEdition: 'R7.3',
      });
      scene.notes.special.findingId = body.findingId;
      const lead = scene.world.as('kansa1').spi;
      await lead('finding.passReview', findingOf(scene), { version: 1 });
      await lead('audit.endFieldwork', auditOf(scene), await auditNow(scene));
      await lead('audit.openExchange', auditOf(scene), await auditNow(scene));
      await lead('finding.present', findingOf(scene), { version: 2 });
      const head = scene.world.as('kacho-d202').spi;
      return (await head('finding.confirmFacts', findingOf(scene), { version: 3 })).body.status;
    },
  },
  {
    title: '監査責任者が報告書を確定し、総括責任者とCISOに知らせる',
    play: async (scene) => {
      const lead = scene.world.as('kansa1').spi;
      const held = { heldOn: inDays(0), attendees: '保護責任者、担当者、監査人', summary: '事実に相違ない。' };
      await lead('meeting.record', { ...sectionOf(scene), ...held });
      await lead('audit.closeExchange', auditOf(scene), await auditNow(scene));
      const { spi } = scene.world.as('hosei');
      const words = { ...auditOf(scene), summary: 'ログの分析に改善を要する。' };
      await spi('audit.finalizeReport', words, await auditNow(scene));
      await until(async () => {
        const { items } = (await spi('finding.list', auditOf(scene))).body;
        return items.every((f) => f.status === 'finalized') || undefined;
      }, 'the numbering');
      const reader = (await scene.world.as('somu').spi('report.get', auditOf(scene))).body;
      expectThat(reader.hash !== undefined, 'the report is not frozen');
      return (await scene.world.as('ciso').spi('audit.acknowledgeReport', auditOf(scene), await auditNow(scene))).body
        .status;
    },
  },
  {
    title: 'CISOが改善を指示し、所属が計画を出し、総括責任者が承認する',
    play: async (scene) => {
      const ciso = scene.world.as('ciso').spi;
      const order = { ...findingOf(scene), text: 'ログの分析を定例とすること。', dueDate: inDays(45) };
      await ciso('finding.instruct', order, await findingNow(scene));
      await ciso('audit.issueInstructions', auditOf(scene), await auditNow(scene));
      const contact = scene.world.as('tanto-d202').spi;
      await contact('remediation.startDrafting', findingOf(scene), await findingNow(scene));
      await contact('remediation.draft', await improvementPlan(scene), await findingNow(scene));
      await contact('remediation.requestApproval', findingOf(scene), await findingNow(scene));
      await scene.world.as('kacho-d202').spi('remediation.submit', findingOf(scene), await findingNow(scene));
      return (await scene.world.as('somu').spi('remediation.approve', findingOf(scene), await findingNow(scene))).body
        .status;
    },
  },
  {
    title: '改善が報告され、監査人が確かめ、フォローアップの後に指摘が完了する',
    play: async (scene) => {
      const contact = scene.world.as('tanto-d202').spi;
      await contact('remediation.start', findingOf(scene), await findingNow(scene));
      const report = {
        ...findingOf(scene),
        report: '二人での分析を2回行い、結果を保護責任者が確認した。',
        evidenceIds: [scene.notes.special.evidenceId],
        completedOn: inDays(0),
      };
      await scene.world.as('kacho-d202').spi('remediation.reportCompletion', report, await findingNow(scene));
      const auditor = scene.world.as('kansa3').spi;
      await auditor('remediation.startVerification', findingOf(scene), await findingNow(scene));
      const result = { ...findingOf(scene), result: '現地で分析の記録を見た。' };
      await auditor('remediation.verify', result, await findingNow(scene));
      const { spi } = scene.world.as('hosei');
      await spi('audit.startFollowUp', auditOf(scene), await auditNow(scene));
      const plan = { ...findingOf(scene), method: 'onSite' as const, plannedOn: inDays(0) };
      const planned = await scene.world.as('kansa1').spi('followUp.create', plan, await findingNow(scene));
      const one = { ...findingOf(scene), followUpId: planned.body.followUps[0]?.followUpId ?? '' };
      await scene.world.as('kansa1').spi('followUp.start', one, await findingNow(scene));
      const end = { ...one, result: 'effective' as const, summary: '定着している。' };
      await scene.world.as('kansa1').spi('followUp.conclude', end, await findingNow(scene));
      await spi('followUp.report', one, await findingNow(scene));
      await spi('finding.close', findingOf(scene), await findingNow(scene));
      return (await spi('audit.close', auditOf(scene), await auditNow(scene))).body.status;
    },
  },
  {
    title: '一般の監査の一覧と数字には、特定個人情報の監査は現れない',
    play: async (scene) => {
      const { raw } = scene.world.as('ciso');
      for (const path of ['audits', 'year-summary', 'findings']) {
        const { text } = await raw({
          method: 'GET',
          path: `/api/general/${path}?fiscalYear=${year}`,
          headers: {},
        });
        expectThat(
          !text.includes('特定個人情報の取扱いの監査') && !text.includes(auditOf(scene).auditId),
          `${path} tells of it`,
        );
      }
      return '3つの一覧に無し';
    },
  },
];
