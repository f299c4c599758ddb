import { auditNow, findingNow, inDays, type Step } from '../script.ts';
import { expectThat } from '../world.ts';
import { at, auditOf, findingOf, outsider } from './places.ts';

/** What was found last year is there again: one step more severe, disputed, and upheld. */
export const findings: Step[] = [
  {
    title: '主任が指摘事項案を書き、前年度の指摘を調べる',
    play: async (scene) => {
      const { joint } = scene.notes;
      const { general } = scene.world.as('kansa1');
      const itemKeys = [joint.itemKey];
      const { body } = await general('finding.create', {
        ...at(scene),
        title: '媒体持出し記録の確認の中断',
        severity: 'MINOR_NC',
        urgency: 'normal',
        fact: '6月から9月まで、課長による月次の確認がなかった。',
        criterion: '対策基準 2.2.(2)③',
        cause: '人事異動のとき、確認の手順が引き継がれなかった。',
        effect: '媒体を失っても気づくのが遅れる。',
        recommendation: '引継書に月次の確認を加え、確認の日を予定表に入れる。',
        itemKeys,
        evidenceIds: [joint.evidenceId],
        workpapers: [],
        relatedFindingIds: [],
        guidelineEdition: 'R7.3',
      });
      joint.findingId = body.findingId;
      const { items } = (await general('finding.earlier', { ...at(scene), itemKeys: itemKeys.join() })).body;
      expectThat(items.length === 1, `${items.length} earlier findings`);
      return items.map((f) => `${f.number} ${f.title}(${f.status})`).join('、');
    },
  },
  {
    title: '前年度の指摘の繰り返しとすると、重大度が一段上がる',
    play: async (scene) => {
      const { general } = scene.world.as('kansa1');
      const [earlier] = (await general('finding.earlier', at(scene))).body.items;
      const link = { earlierAuditId: earlier?.auditId ?? '', earlierFindingId: earlier?.findingId ?? '' };
      const one = findingOf(scene);
      const { body } = await general('finding.linkRepeat', { ...one, ...link }, await findingNow(scene, one));
      expectThat(body.severity === 'MAJOR_NC', `the severity is ${body.severity}`);
      return `${body.repeatOf?.number ?? ''}の繰り返し ${body.repeatOf?.ownSeverity ?? ''} → ${body.severity}`;
    },
  },
  {
    title: '外部監査人が相互確認する(前年度の監査の番号は知らされない)',
    play: async (scene) => {
      const one = findingOf(scene);
      const { body } = await scene.world.as(outsider).general('finding.passReview', one, await findingNow(scene, one));
      expectThat(body.repeatOf === undefined, 'the external auditor learns of an earlier audit');
      return body.status;
    },
  },
  {
    title: '主任が意見交換を始め、市民税課に示す',
    play: async (scene) => {
      const one = auditOf(scene);
      const { general } = scene.world.as('kansa1');
      await general('audit.endFieldwork', one, await auditNow(scene, one));
      await general('audit.openExchange', one, await auditNow(scene, one));
      return (await general('finding.present', findingOf(scene), await findingNow(scene, findingOf(scene)))).body
        .status;
    },
  },
  {
    title: '市民税課長が異議を述べる',
    play: async (scene) => {
      const one = findingOf(scene);
      const { general } = scene.world.as('kacho-d302');
      const reason = '記録そのものは毎月あり、確認だけが抜けた。重大とするのは重すぎる。';
      const { body } = await general('finding.dispute', { ...one, reason }, await findingNow(scene, one));
      return `${body.status} 「${body.disputes[0]?.reason ?? ''}」`;
    },
  },
  {
    title: '統括責任者が理由を付けて異議を退け、指摘を維持する',
    play: async (scene) => {
      const one = findingOf(scene);
      const { general } = scene.world.as('tokatsu');
      const answer = '2年続けて同じ確認が途切れており、手順が根づいていない。';
      const { body } = await general('finding.uphold', { ...one, answer }, await findingNow(scene, one));
      return `${body.status} ${body.disputes[0]?.outcome ?? ''} 「${body.disputes[0]?.answer ?? ''}」`;
    },
  },
  {
    title: '主任が意見交換会を記録し、意見交換を終える',
    play: async (scene) => {
      const one = auditOf(scene);
      const { general } = scene.world.as('kansa1');
      await general('meeting.record', {
        ...at(scene),
        heldOn: inDays(0),
        attendees: '課長、担当、主任監査人、外部監査人',
        summary: '事実に争いはない。重大度への異議は退けられた。',
      });
      return (await general('audit.closeExchange', one, await auditNow(scene, one))).body.status;
    },
  },
];
