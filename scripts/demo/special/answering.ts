import type { Scene, Step } from '../script.ts';
import { expectThat } from '../world.ts';
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
];
