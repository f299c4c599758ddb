import { ApiProblem } from '#shared/contract/client.ts';
import { auditNow, findingNow, inDays, type Scene, type Step } from '../script.ts';
import { expectThat, until } from '../world.ts';
import { auditOf, findingOf } from './places.ts';

const others = { D303: 'kacho-d303', D304: 'kacho-d304' } as const;

const checkOf = async ({ world }: Scene, head: string, auditId: string) =>
  until(
    async () =>
      (await world.as(head).general('horizontalCheck.mine', {})).body.items.find((c) => c.auditId === auditId),
    `the horizontal check of ${head}`,
  );

/** The report is frozen, and other sections look for the same weakness. */
export const report: Step[] = [
  {
    title: '統括責任者が共同監査の報告書を確定する',
    play: async (scene) => {
      const one = auditOf(scene);
      const { general } = scene.world.as('tokatsu');
      const words = { ...one, summary: '前年度の指摘が繰り返された。手順の引継ぎに改善を要する。' };
      await general('audit.finalizeReport', words, await auditNow(scene, one));
      const [done] = await until(async () => {
        const { items } = (await general('finding.list', one)).body;
        return items.every((f) => f.status === 'finalized') ? items : undefined;
      }, 'the numbering');
      return `${done?.number ?? ''} ${done?.severity ?? ''}`;
    },
  },
  {
    title: '報告書のハッシュを計算し直し、確定したときのままと確かめる',
    play: async (scene) => {
      const { general } = scene.world.as('tokatsu');
      const { hash, intact } = await until(
        () =>
          general('report.check', auditOf(scene)).then(
            ({ body }) => body,
            (error: unknown) =>
              error instanceof ApiProblem && error.code === 'invalid_transition' ? undefined : Promise.reject(error),
          ),
        'the frozen report',
      );
      expectThat(intact, 'the report is not what was frozen');
      return `SHA-256 ${hash.slice(0, 16)}… 一致`;
    },
  },
  {
    title: 'CISOが報告書を受け取り、改善を指示する',
    play: async (scene) => {
      const [one, finding] = [auditOf(scene), findingOf(scene)];
      const { general } = scene.world.as('ciso');
      const { body } = await general('audit.acknowledgeReport', one, await auditNow(scene, one));
      const order = { ...finding, text: '月次の確認を手順に定め、引継書に加えること。', dueDate: inDays(30) };
      const instructed = await general('finding.instruct', order, await findingNow(scene, finding));
      return `受領した報告書 ${body.report?.hash?.slice(0, 16) ?? ''}… 指示の期限${instructed.body.dueDate ?? ''}`;
    },
  },
  {
    title: '横展開: 事務局が同じ弱点の有無をほかの2課に尋ねる',
    play: async (scene) => {
      const finding = findingOf(scene);
      const order = {
        title: '媒体持出し記録の月次の確認',
        risk: '確認が途切れると、媒体を失っても気づくのが遅れる。',
        dueDate: inDays(21),
        sections: Object.keys(others),
      };
      const { general } = scene.world.as('jimukyoku');
      const now = await findingNow(scene, finding);
      await general('finding.orderHorizontalChecks', { ...finding, ...order }, now);
      const asked = await until(async () => {
        const { items } = (await general('horizontalCheck.list', finding)).body;
        return items.length === 2 ? items.toSorted((a, b) => a.departmentId.localeCompare(b.departmentId)) : undefined;
      }, 'two horizontal checks');
      return asked.map((check) => `${check.name} ${check.status} 期限${check.dueDate}`).join('、');
    },
  },
  {
    title: '2課が回答し、事務局が弱点のない課の確認を終え、ある課の改善を見届ける',
    play: async (scene) => {
      const { world } = scene;
      const { auditId } = auditOf(scene);
      const answers = {
        D303: { sameWeakness: false, found: '毎月の確認印がそろっている。', measure: '' },
        D304: { sameWeakness: true, found: '8月の確認印がない。', measure: '確認の日を予定表に入れる。' },
      };
      const ends: string[] = [];
      for (const departmentId of ['D303', 'D304'] as const) {
        const head = others[departmentId];
        const { checkId, version, name } = await checkOf(scene, head, auditId);
        const one = { auditId, checkId };
        const answered = await world
          .as(head)
          .general('horizontalCheck.answer', { ...one, ...answers[departmentId] }, { version });
        const office = world.as('jimukyoku').general;
        const { body } = answers[departmentId].sameWeakness
          ? await office('horizontalCheck.follow', { ...one, dueDate: inDays(40) }, { version: answered.version })
          : await office('horizontalCheck.confirm', { ...one, outcome: 'noWeakness' }, { version: answered.version });
        ends.push(`${name} ${body.status}`);
      }
      return ends.join('、');
    },
  },
];
