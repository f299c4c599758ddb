import { assignmentNow, auditNow, inDays, type Step } from '../script.ts';
import { expectThat, refused, writing } from '../world.ts';
import { at, auditOf, outsider } from './places.ts';

/** The section carries last year's answers over, keeps a note to itself, and answers what the external auditor asks. */
export const answering: Step[] = [
  {
    title: '市民税課の担当者が、前年度の回答と指摘を見て、回答を引き写す',
    play: async (scene) => {
      const where = at(scene);
      const { general } = scene.world.as('tanto-d302');
      await general('assignment.acknowledge', where, await assignmentNow(scene, where));
      const found = (await general('assignment.previous', where)).body.items.find((i) => i.findings.length > 0);
      scene.notes.joint.itemKey = found?.itemKey ?? '';
      const { body } = await general('response.carryOver', where);
      expectThat(body.remaining === 0, `${body.remaining} items are left`);
      const [from] = body.items.map(({ carriedFrom }) => carriedFrom?.fiscalYear);
      return `${body.assignment.answered}/${body.assignment.total} ${from ?? ''}年度から 指摘のあった項目: ${found?.findings[0]?.title ?? ''}`;
    },
  },
  {
    title: '所属の内部メモは、職員の監査人にも外部監査人にも見えない',
    play: async (scene) => {
      const { world, notes } = scene;
      const note = {
        ...at(scene),
        itemKey: notes.joint.itemKey,
        text: '記録簿は窓口の奥の棚。異動のとき伝えること。',
      };
      const { general } = world.as('tanto-d302');
      const kept = await writing(
        general('sectionNote.write', { ...note, version: 0 }).then(({ body }) => body.text),
        async () => {
          const { items } = (await general('sectionNote.list', at(scene))).body;
          return items.map(({ text }) => text).find((text) => text === note.text);
        },
      );
      const others = [outsider, 'kansa1'].map((sub) => world.as(sub).general('sectionNote.list', at(scene)));
      const [outside] = await Promise.all(others.map((call) => refused('forbidden', call)));
      return `「${kept}」 監査人には: ${outside?.title ?? ''}`;
    },
  },
  {
    title: '担当者が承認を求め、市民税課長が提出する',
    play: async (scene) => {
      const where = at(scene);
      const { as } = scene.world;
      await as('tanto-d302').general('assignment.requestApproval', where, await assignmentNow(scene, where));
      const { general } = as('kacho-d302');
      return (await general('assignment.approve', where, await assignmentNow(scene, where))).body.status;
    },
  },
  {
    title: '外部監査人が項目について質問する',
    play: async (scene) => {
      const { joint } = scene.notes;
      const asked = {
        ...at(scene),
        itemKey: joint.itemKey,
        text: '前年度の改善の後、記録簿は毎月確認していますか。',
      };
      const { body } = await scene.world.as(outsider).general('question.ask', asked);
      joint.questionId = body.questionId;
      return body.messages[0]?.text ?? '';
    },
  },
  {
    title: '所属が質問に答え、外部監査人が質問を終える',
    play: async (scene) => {
      const one = { ...at(scene), questionId: scene.notes.joint.questionId };
      const said = { ...one, text: '4月の異動の後、6月から9月まで確認が抜けていました。' };
      const answered = await scene.world.as('tanto-d302').general('question.answer', said, { version: 1 });
      const { body } = await scene.world.as(outsider).general('question.close', one, { version: answered.version });
      return `${body.messages.at(-1)?.text ?? ''} → ${body.status}`;
    },
  },
  {
    title: '外部監査人が期限を付けて資料を依頼する',
    play: async (scene) => {
      const { joint } = scene.notes;
      const { general } = scene.world.as(outsider);
      const draft = { title: '媒体の持出し記録簿', itemKeys: [joint.itemKey], dueDate: inDays(7) };
      const { body } = await general('request.createMany', { ...at(scene), items: [draft], send: true });
      joint.requestId = body.items[0]?.requestId ?? '';
      return `${body.items[0]?.title ?? ''} ${body.items[0]?.status ?? ''} 期限${body.items[0]?.dueDate ?? ''}`;
    },
  },
  {
    title: '担当者が資料を出し、外部監査人が受理する',
    play: async (scene) => {
      const one = { ...at(scene), requestId: scene.notes.joint.requestId };
      const { requestId } = one;
      const kept = await scene.world.handIn('tanto-d302', at(scene), 'asset-ledger.xlsx', '媒体持出し記録簿.xlsx', {
        requestId,
      });
      expectThat(kept.status === 'available', `the file is ${kept.status} ${kept.reason ?? ''}`);
      scene.notes.joint.evidenceId = kept.evidenceId;
      const handed = await scene.world.as('tanto-d302').general('request.submit', one, { version: 1 });
      const { general } = scene.world.as(outsider);
      const opened = await general('request.startReview', one, { version: handed.version });
      const { body } = await general('request.accept', one, { version: opened.version });
      return `${kept.fileName} ${body.status}`;
    },
  },
  {
    title: '主任が回答を受理し、予備調査と本調査に進む',
    play: async (scene) => {
      const one = auditOf(scene);
      const { general } = scene.world.as('kansa1');
      await general('assignment.accept', at(scene), await assignmentNow(scene, at(scene)));
      await general('audit.startPreliminary', one, await auditNow(scene, one));
      return (await general('audit.startFieldwork', one, await auditNow(scene, one))).body.status;
    },
  },
  {
    title: '外部監査人が全項目を判定する',
    play: async (scene) => {
      const { general } = scene.world.as(outsider);
      const known = (await general('response.list', at(scene))).body.items;
      const items = known.map(({ itemKey, version }) => ({
        itemKey,
        version,
        auditResult: itemKey === scene.notes.joint.itemKey ? ('needsImprovement' as const) : ('conform' as const),
      }));
      const { assignment } = (await general('response.judgeMany', { ...at(scene), items })).body;
      return `${assignment.judged}/${assignment.total}`;
    },
  },
];
