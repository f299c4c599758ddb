import type { Scene, Step } from '../script.ts';
import { canary } from '../canaries.ts';
import { expectThat, refused, until } from '../world.ts';
import { assignmentNow, sectionOf } from './places.ts';

const answers = ({ notes }: Scene) =>
  notes.special.keys.map((itemKey, n) => ({
    itemKey,
    version: 0,
    selfResult: n === 3 ? ('partlyConform' as const) : ('conform' as const),
    comment: n === 3 ? 'ログの分析が前四半期から行われていません。' : '規程のとおり実施しています。',
  }));

/** The section answers and hands in, by the posts of that law. */
export const answering: Step[] = [
  {
    title: '事務取扱担当者が回答し、保護責任者が提出し、監査人が受理する',
    play: async (scene) => {
      const where = sectionOf(scene);
      const contact = scene.world.as('tanto-d202').spi;
      await contact('assignment.acknowledge', where, { version: 1 });
      await contact('response.answerMany', { ...where, items: answers(scene) });
      await contact('assignment.requestApproval', where, await assignmentNow(scene));
      await scene.world.as('kacho-d202').spi('assignment.approve', where, await assignmentNow(scene));
      return (await scene.world.as('kansa3').spi('assignment.accept', where, await assignmentNow(scene))).body.status;
    },
  },
  {
    title: '番号を含まない資料は、検査を経て保管される',
    play: async (scene) => {
      const kept = await scene.world.handIn(
        'tanto-d202',
        sectionOf(scene),
        'training-list.xlsx',
        '研修の記録.xlsx',
        {},
        'spi',
      );
      expectThat(kept.status === 'available', `the file is ${kept.status} ${kept.reason ?? ''}`);
      scene.notes.special.evidenceId = kept.evidenceId;
      return kept.status;
    },
  },
  {
    title: '個人番号のある資料は保留され、だれにもリンクが出ない',
    play: async (scene) => {
      const where = sectionOf(scene);
      const held = [
        await scene.world.handIn('tanto-d202', where, 'form-90ms.pdf', '申請書.pdf', {}, 'spi'),
        await scene.world.handIn('tanto-d202', where, 'extract.cp932.csv', '抽出.csv', {}, 'spi'),
      ];
      for (const { evidenceId, status } of held) {
        expectThat(status === 'held_spi_suspected', `the file is ${status}`);
        for (const sub of ['tanto-d202', 'kansa3'])
          await refused('invalid_transition', scene.world.as(sub).spi('evidence.download', { ...where, evidenceId }));
      }
      return held[0]?.reasonText?.ja;
    },
  },
  {
    title: '監査責任者が、見つかった場所と数だけを見て、消去を決める',
    play: async (scene) => {
      const { spi } = scene.world.as('hosei');
      const { items } = (await spi('evidence.listHeld', {})).body;
      const held = items.filter((file) => file.auditId === scene.notes.special.auditId);
      for (const { auditId, departmentId, evidenceId, version } of held) {
        const one = { auditId, departmentId, evidenceId };
        await spi('evidence.purge', { ...one, reason: '住民の個人番号があるため。' }, { version });
        await until(
          async () => (await spi('evidence.get', one)).body.status === 'purged' || undefined,
          'the end of the file',
        );
      }
      return held
        .flatMap(({ fileName, signs = [] }) => signs.map((hit) => `${fileName} ${hit.where} ${hit.count}件`))
        .join('、');
    },
  },
  {
    title: '自由記述に書いた個人番号は、番号をくり返さずに断られる',
    play: async (scene) => {
      const itemKey = scene.notes.special.keys[0] ?? '';
      const asked = { ...sectionOf(scene), itemKey, text: `番号は${canary}でよいですか。` };
      const problem = await refused('number_in_text', scene.world.as('tanto-d202').spi('question.ask', asked));
      expectThat(!JSON.stringify(problem).includes(canary.slice(0, 4)), 'the refusal repeats the number');
      return problem.fields.map((f) => f.ja).join();
    },
  },
];
