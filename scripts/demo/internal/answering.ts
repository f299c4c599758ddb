import { assignmentNow as now, type Scene, type Step } from '../script.ts';
import { expectThat, refused, writing } from '../world.ts';

const at = ({ notes }: Scene, departmentId: string) => ({ auditId: notes.auditId, departmentId });

const answers = ({ notes }: Scene, from: number) =>
  notes.keys.slice(from).map((itemKey, n) => ({
    itemKey,
    version: 0,
    selfResult: n === 4 ? ('partlyConform' as const) : ('conform' as const),
    comment: n === 4 ? '鍵の管理簿の記入が遅れています。' : '規程のとおり実施しています。',
  }));

/** Two sections answer; one is returned. Nobody sees the other's work. */
export const answering: Step[] = [
  {
    title: '担当者の「自分の仕事」に点検票が出ている',
    play: async ({ world, notes }) => {
      const { items } = (await world.as('tanto-d301').general('me.tasks', {})).body;
      expectThat(
        items.some((t) => t.auditId === notes.auditId),
        'the assignment is not among the tasks',
      );
      return items.map((t) => `${t.title} 期限${t.due}`).join('、');
    },
  },
  {
    title: '財政課の担当者が点検票を開く',
    play: async (scene) =>
      (await scene.world.as('tanto-d301').general('assignment.acknowledge', at(scene, 'D301'), { version: 1 })).body
        .status,
  },
  {
    title: '項目をひとつ回答する',
    play: async (scene) => {
      const item = { ...at(scene, 'D301'), itemKey: scene.notes.keys[0] ?? '', version: 0 };
      const { general } = scene.world.as('tanto-d301');
      const { answered, total } = await writing<{ answered: number; total: number }>(
        general('response.answer', { ...item, selfResult: 'conform' }).then(({ body }) => body.assignment),
        async () => {
          const { selfResult } = (await general('response.get', item)).body;
          return selfResult === 'conform' ? (await general('assignment.get', at(scene, 'D301'))).body : undefined;
        },
      );
      return `${answered}/${total}`;
    },
  },
  {
    title: '理由のない「対象外」は断られる',
    play: async (scene) => {
      const item = { ...at(scene, 'D301'), itemKey: scene.notes.keys[1] ?? '', version: 0 };
      const call = scene.world.as('tanto-d301').general('response.answer', { ...item, selfResult: 'notApplicable' });
      return (await refused('invalid_input', call)).fields.map((f) => f.path).join();
    },
  },
  {
    title: '同じ項目を古い版で上書きできない',
    play: async (scene) => {
      const item = { ...at(scene, 'D301'), itemKey: scene.notes.keys[0] ?? '', version: 0 };
      const call = scene.world.as('kacho-d301').general('response.answer', { ...item, selfResult: 'nonConform' });
      return (await refused('stale_version', call)).fields.map((f) => f.ja).join();
    },
  },
  {
    title: '残り24項目をまとめて回答する',
    play: async (scene) => {
      const { general } = scene.world.as('tanto-d301');
      const { body } = await general('response.answerMany', { ...at(scene, 'D301'), items: answers(scene, 1) });
      return `${body.assignment.answered}/${body.assignment.total}`;
    },
  },
  {
    title: '保育幼稚園課から財政課の回答は見えない(無いものと同じ答え)',
    play: async ({ world, notes }) => {
      const look = (departmentId: string) =>
        world.as('tanto-d502').raw({
          method: 'GET',
          path: `/api/general/audits/${notes.auditId}/assignments/${departmentId}`,
          headers: {},
        });
      const [other, missing] = await Promise.all([look('D301'), look('D999')]);
      expectThat(other.status === 404 && other.text === missing.text, 'the answers differ');
      return `${other.status} 同じ${other.text.length}文字`;
    },
  },
  {
    title: '担当者は提出できない',
    play: async (scene) => {
      const where = at(scene, 'D301');
      const { general } = scene.world.as('tanto-d301');
      await general('assignment.requestApproval', where, await now(scene, where));
      const call = general('assignment.approve', where, await now(scene, where));
      return (await refused('forbidden', call)).title;
    },
  },
  {
    title: '財政課長が承認し、提出する',
    play: async (scene) => {
      const where = at(scene, 'D301');
      const { general } = scene.world.as('kacho-d301');
      return (await general('assignment.approve', where, await now(scene, where))).body.status;
    },
  },
  {
    title: '監査人が項目ごとの理由を付けて差し戻す',
    play: async (scene) => {
      const where = at(scene, 'D301');
      const { general } = scene.world.as('kansa4');
      const opened = await general('assignment.get', where);
      const remarks = [{ itemKey: scene.notes.keys[5] ?? '', comment: '管理簿の記入がいつ遅れたか書いてください。' }];
      return (await general('assignment.return', { ...where, remarks }, { version: opened.version })).body.status;
    },
  },
  {
    title: '担当者が差戻しに対応する',
    play: async (scene) => {
      const where = at(scene, 'D301');
      const { general } = scene.world.as('tanto-d301');
      const resumed = await general('assignment.resume', where, await now(scene, where));
      expectThat(resumed.body.remarks.length === 1, 'the remark is lost');
      const itemKey = scene.notes.keys[5] ?? '';
      const { items } = (await general('response.list', where)).body;
      const seen = items.find((r) => r.itemKey === itemKey)?.version ?? 0;
      const better = { selfResult: 'partlyConform' as const, comment: '10月の2回分が遅れました。' };
      await general('response.answerMany', { ...where, items: [{ itemKey, version: seen, ...better }] });
      await general('assignment.requestApproval', where, await now(scene, where));
      return `差戻しの理由: ${resumed.body.remarks[0]?.comment ?? ''}`;
    },
  },
  {
    title: '課長が出し直し、監査人が受理する',
    play: async (scene) => {
      const where = at(scene, 'D301');
      await scene.world.as('kacho-d301').general('assignment.approve', where, await now(scene, where));
      const { general } = scene.world.as('kansa4');
      return (await general('assignment.accept', where, await now(scene, where))).body.status;
    },
  },
  {
    title: '保育幼稚園課が回答し、提出して、受理される',
    play: async (scene) => {
      const where = at(scene, 'D502');
      const contact = scene.world.as('tanto-d502').general;
      await contact('assignment.acknowledge', where, { version: 1 });
      await contact('response.answerMany', { ...where, items: answers(scene, 0) });
      await contact('assignment.requestApproval', where, await now(scene, where));
      await scene.world.as('kacho-d502').general('assignment.approve', where, await now(scene, where));
      const { general } = scene.world.as('kansa2');
      return (await general('assignment.accept', where, await now(scene, where))).body.status;
    },
  },
];
