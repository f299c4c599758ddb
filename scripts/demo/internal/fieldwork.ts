import { createHash } from 'node:crypto';
import { auditNow, inDays, type Scene, type Step } from '../script.ts';
import { expectThat, refused, until } from '../world.ts';

const at = ({ notes }: Scene, departmentId: string) => ({ auditId: notes.auditId, departmentId });
const auditOf = ({ notes }: Scene) => ({ auditId: notes.auditId });

const japaneseName = '研修受講記録(令和8年度)①.xlsx';

const judge = async (scene: Scene, sub: string, departmentId: string): Promise<string> => {
  const where = at(scene, departmentId);
  const { general } = scene.world.as(sub);
  const known = (await general('response.list', where)).body.items;
  const items = scene.notes.keys.map((itemKey, n) => ({
    itemKey,
    version: known.find((r) => r.itemKey === itemKey)?.version ?? 0,
    auditResult: n === 5 ? ('needsImprovement' as const) : ('conform' as const),
  }));
  const { assignment } = (await general('response.judgeMany', { ...where, items })).body;
  return `${assignment.judged}/${assignment.total}`;
};

const findingOf = (scene: Scene) => ({
  urgency: 'normal' as const,
  guidelineEdition: 'R7.3',
  itemKeys: [scene.notes.keys[5] ?? ''],
  relatedFindingIds: [],
});

/** Evidence, judgements, findings, and the round in which the sections check the facts. */
export const fieldwork: Step[] = [
  {
    title: '監査人が資料を依頼する',
    play: async (scene) => {
      const { general } = scene.world.as('kansa4');
      const draft = { ...at(scene, 'D301'), title: '研修の受講記録', itemKeys: [scene.notes.keys[0] ?? ''] };
      const { body } = await general('request.create', draft);
      scene.notes.requestId = body.requestId;
      const one = { ...at(scene, 'D301'), requestId: body.requestId };
      return (await general('request.send', one, { version: 1 })).body.status;
    },
  },
  {
    title: '担当者がExcelを提出し、検査を経て保管される',
    play: async (scene) => {
      const { requestId } = scene.notes;
      const kept = await scene.world.handIn('tanto-d301', at(scene, 'D301'), 'training-list.xlsx', japaneseName, {
        requestId,
      });
      expectThat(kept.status === 'available', `the file is ${kept.status} ${kept.reason ?? ''}`);
      scene.notes.evidenceId = kept.evidenceId;
      return `受領 ${kept.receivedAt} ${kept.size}バイト SHA-256 ${kept.sha256.slice(0, 12)}…`;
    },
  },
  {
    title: 'マクロ入りのファイルは理由を示して断られる',
    play: async (scene) => {
      const file = await scene.world.handIn('tanto-d301', at(scene, 'D301'), 'macro-inside.xlsx', '集計.xlsx');
      expectThat(file.status === 'rejected_unsafe', `the file is ${file.status}`);
      return `${file.status} ${file.reasonText?.ja ?? ''}`;
    },
  },
  {
    title: '中身がPDFでないPDFは断られる',
    play: async (scene) => {
      const file = await scene.world.handIn('tanto-d301', at(scene, 'D301'), 'looks-like.pdf', '規程.pdf');
      expectThat(file.status.startsWith('rejected'), `the file is ${file.status}`);
      return `${file.status} ${file.reasonText?.ja ?? ''}`;
    },
  },
  {
    title: '担当者が依頼に応え、監査人が受理する',
    play: async (scene) => {
      const one = { ...at(scene, 'D301'), requestId: scene.notes.requestId };
      await scene.world.as('tanto-d301').general('request.submit', one, { version: 2 });
      const { general } = scene.world.as('kansa4');
      await general('request.startReview', one, { version: 3 });
      return (await general('request.accept', one, { version: 4 })).body.status;
    },
  },
  {
    title: '監査人がファイルを開く(記録してからリンクが出る)',
    play: async (scene) => {
      const one = { ...at(scene, 'D301'), evidenceId: scene.notes.evidenceId };
      const { url, sha256 } = (await scene.world.as('kansa4').general('evidence.download', one)).body;
      const { bytes, header } = await scene.world.fetchFile(url);
      expectThat(createHash('sha256').update(bytes).digest('hex') === sha256, 'other bytes came back');
      const name = decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(header)?.[1] ?? '');
      expectThat(name === japaneseName, `the name came back as ${name}`);
      return `${name} ${bytes.length}バイト`;
    },
  },
  {
    title: 'よその所属はそのファイルに届かない',
    play: async (scene) => {
      const one = { ...at(scene, 'D301'), evidenceId: scene.notes.evidenceId };
      return (await refused('not_found', scene.world.as('tanto-d502').general('evidence.download', one))).title;
    },
  },
  {
    title: '監査人が予備調査、主任が本調査を始める',
    play: async (scene) => {
      await scene.world
        .as('kansa4')
        .general('audit.startPreliminary', auditOf(scene), await auditNow(scene, scene.notes));
      const { general } = scene.world.as('kansa2');
      return (await general('audit.startFieldwork', auditOf(scene), await auditNow(scene, scene.notes))).body.status;
    },
  },
  { title: '監査人が財政課の25項目を判定する', play: (scene) => judge(scene, 'kansa4', 'D301') },
  { title: '主任が保育幼稚園課の25項目を判定する', play: (scene) => judge(scene, 'kansa2', 'D502') },
  {
    title: '監査人が指摘事項案を書く(根拠は提出された証跡)',
    play: async (scene) => {
      const { body } = await scene.world.as('kansa4').general('finding.create', {
        ...at(scene, 'D301'),
        ...findingOf(scene),
        title: '鍵管理簿の記入の遅れ',
        severity: 'MINOR_NC',
        fact: '10月の2回分の記入が1週間以上遅れていた。',
        criterion: '対策基準 2.4.(2)①',
        cause: '担当者の不在時の代わりが決まっていない。',
        effect: '鍵を失ったことに気づくのが遅れる。',
        recommendation: '代わりの担当者を決め、毎週課長が確認する。',
        evidenceIds: [scene.notes.evidenceId],
        workpapers: [],
      });
      scene.notes.findingId = body.findingId;
      return body.status;
    },
  },
  {
    title: '主任が推奨事項(良い取組)も書く',
    play: async (scene) => {
      const { body } = await scene.world.as('kansa2').general('finding.create', {
        ...at(scene, 'D502'),
        ...findingOf(scene),
        title: '保管庫の色分け',
        severity: 'GOOD_PRACTICE',
        fact: '保管庫を色で分け、戻し忘れが一目で分かる。',
        criterion: '対策基準 2.4.(2)①',
        cause: '',
        effect: '',
        recommendation: 'ほかの所属にも広める。',
        evidenceIds: [],
        workpapers: ['監査調書 2-1'],
      });
      scene.notes.praiseId = body.findingId;
      return body.status;
    },
  },
  {
    title: '書いた本人は相互確認できない',
    play: async ({ world, notes }) => {
      const one = { auditId: notes.auditId, findingId: notes.findingId };
      return (await refused('maker_is_checker', world.as('kansa4').general('finding.passReview', one, { version: 1 })))
        .title;
    },
  },
  {
    title: '互いの案を確認し合う',
    play: async ({ world, notes }) => {
      const { auditId, findingId, praiseId } = notes;
      await world.as('kansa2').general('finding.passReview', { auditId, findingId }, { version: 1 });
      const { body } = await world
        .as('kansa4')
        .general('finding.passReview', { auditId, findingId: praiseId }, { version: 1 });
      return body.status;
    },
  },
  {
    title: '示されるまで、所属から指摘事項案は見えない',
    play: async ({ world, notes }) => {
      const one = { auditId: notes.auditId, findingId: notes.findingId };
      return (await refused('not_found', world.as('kacho-d301').general('finding.get', one))).title;
    },
  },
  {
    title: '主任が本調査を終え、意見交換を始める',
    play: async (scene) => {
      const { general } = scene.world.as('kansa2');
      await general('audit.endFieldwork', auditOf(scene), await auditNow(scene, scene.notes));
      return (await general('audit.openExchange', auditOf(scene), await auditNow(scene, scene.notes))).body.status;
    },
  },
  {
    title: '主任が両方の所属に示す',
    play: async ({ world, notes }) => {
      const { auditId, findingId, praiseId } = notes;
      await world.as('kansa2').general('finding.present', { auditId, findingId }, { version: 2 });
      return (await world.as('kansa2').general('finding.present', { auditId, findingId: praiseId }, { version: 2 }))
        .body.status;
    },
  },
  {
    title: '両課長が事実を確認する',
    play: async ({ world, notes }) => {
      const { auditId, findingId, praiseId } = notes;
      await world.as('kacho-d301').general('finding.confirmFacts', { auditId, findingId }, { version: 3 });
      const { body } = await world
        .as('kacho-d502')
        .general('finding.confirmFacts', { auditId, findingId: praiseId }, { version: 3 });
      return body.status;
    },
  },
  {
    title: '主任が意見交換会の記録を残して終える',
    play: async (scene) => {
      const { general } = scene.world.as('kansa2');
      const held = {
        heldOn: inDays(0),
        attendees: '課長、担当、主任監査人、監査人',
        summary: '事実に相違ないことを確認した。',
      };
      for (const departmentId of ['D301', 'D502'])
        await general('meeting.record', { ...auditOf(scene), departmentId, ...held });
      return (await general('audit.closeExchange', auditOf(scene), await auditNow(scene, scene.notes))).body.status;
    },
  },
  {
    title: '統括責任者が監査報告書を確定し、番号が付く',
    play: async (scene) => {
      const { general } = scene.world.as('tokatsu');
      const report = { ...auditOf(scene), summary: '鍵の管理に改善を要するほか、良い取組があった。' };
      await general('audit.finalizeReport', report, await auditNow(scene, scene.notes));
      const done = await until(async () => {
        const { items } = (await general('finding.list', auditOf(scene))).body;
        return items.every((f) => f.status === 'finalized') ? items : undefined;
      }, 'the numbering');
      expectThat(
        done.every((f) => /^R\d+-\d{2}-\d{3}$/.test(f.number ?? '')),
        'a number is missing',
      );
      return done.map((f) => f.number).join('、');
    },
  },
];
