import { inDays, postOf, type Scene, type Step, year } from '../script.ts';
import { expectThat, refused } from '../world.ts';
import { contractOf, workOf } from './places.ts';

const entry = async (scene: Scene) => ({
  departmentId: 'D202',
  name: '国民健康保険の資格と給付に関する事務',
  kind: 'spiUseWork' as const,
  startsOn: `${year}-04-01`,
  handlers: [{ postId: (await postOf(scene, 'D202', '担当')).postId, scope: '被保険者の資格と給付に関する情報' }],
  areas: [{ kind: 'handlingArea' as const, name: '国保年金課の執務室' }],
  systems: ['国保システム'],
  pia: { level: 'full' as const, number: '評価書番号 7', publishedOn: `${year - 1}-10-01` },
});

/** The register of number-using work and a contractor under supervision. */
export const registers: Step[] = [
  {
    title: '台帳: 事務取扱担当者が事務の案を書き、保護責任者が登載する',
    play: async (scene) => {
      const contact = scene.world.as('tanto-d202').registers;
      const { workId, status } = (await contact('spiWork.create', await entry(scene))).body;
      expectThat(status === 'draft', `the entry is ${status}`);
      scene.notes.special.workId = workId;
      await refused('forbidden', contact('spiWork.enter', workOf(scene), { version: 1 }));
      const head = scene.world.as('kacho-d202').registers;
      const { body } = await head('spiWork.enter', workOf(scene), { version: 1 });
      expectThat(body.yearToConfirm === year, `${body.yearToConfirm} is to be confirmed`);
      return `${body.status} ${body.name}`;
    },
  },
  {
    title: '保護責任者が年度の確認をし、次の年度の確認を待つ',
    play: async (scene) => {
      const head = scene.world.as('kacho-d202').registers;
      const stated = { rulesInPlace: true, toTrain: 8, trained: 7, logsAnalysedOn: inDays(0) };
      const { body } = await head('spiWork.confirm', { ...workOf(scene), fiscalYear: year, ...stated }, { version: 2 });
      expectThat(body.yearToConfirm === year + 1, `${body.yearToConfirm} is next`);
      return `${year}年度を確認、次は${body.yearToConfirm}年度`;
    },
  },
  {
    title: '委託を登録し、選定前の確認を記録する。台帳の事務に委託先が出る',
    play: async (scene) => {
      const contact = scene.world.as('tanto-d202').registers;
      const terms = {
        contractor: '株式会社みなと事務サービス',
        contractNo: '契約第1203号',
        subject: '給付申請書のデータ入力',
        from: `${year}-04-01`,
        to: `${year + 2}-03-31`,
        workIds: [scene.notes.special.workId],
      };
      const { outsourcingId } = (await contact('outsourcing.create', { departmentId: 'D202', ...terms })).body;
      scene.notes.special.outsourcingId = outsourcingId;
      const check = { checkedOn: inDays(0), result: 'adequate' as const };
      await contact('outsourcing.checkSelection', { ...contractOf(scene), ...check }, { version: 1 });
      const [named] = (await contact('spiWork.get', workOf(scene))).body.outsourcings;
      expectThat(named?.outsourcingId === outsourcingId, 'the entry does not name the contractor');
      return named?.contractor;
    },
  },
  {
    title: '再委託は保護責任者が許諾する(担当者にはできない)',
    play: async (scene) => {
      const agreed = {
        company: '有限会社ひがし入力',
        scope: '申請書の下見',
        consentedOn: inDays(0),
        consentNo: '国保第45号',
      };
      const asked = { ...contractOf(scene), ...agreed };
      await refused('forbidden', scene.world.as('tanto-d202').registers('outsourcing.consent', asked, { version: 2 }));
      const head = scene.world.as('kacho-d202').registers;
      await head('outsourcing.consent', asked, { version: 2 });
      const [named] = (await head('spiWork.get', workOf(scene))).body.outsourcings;
      expectThat(named?.reContractors.join() === agreed.company, `it names ${named?.reContractors.join()}`);
      return `${named?.contractor} → ${named?.reContractors.join()}`;
    },
  },
];
