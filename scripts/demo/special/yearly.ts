import { Buffer } from 'node:buffer';
import { readSheets } from '#shared/adapters/workbook/read-sheets.ts';
import { type Scene, type Step, year } from '../script.ts';
import { expectThat, refused } from '../world.ts';
import { auditNow, auditOf } from './places.ts';

const lineOf = async ({ world }: Scene) => {
  const { body } = await world.as('hosei').registers('ppcReport.get', { fiscalYear: year });
  const found = body.bodies.flatMap(({ sections }) => sections).find(({ departmentId }) => departmentId === 'D202');
  if (!found) throw new Error('the report has no line of D202');
  return found;
};

/** What the play did in D202, as the report must count it. */
const counted: readonly (readonly [heading: string, value: string])[] = [
  ['事務の数', '1'],
  ['年度の確認をした事務', '1'],
  ['取扱規程等を整備した事務', '1'],
  ['監査の実施', '実施'],
  ['指摘(未完了)', '0'],
  ['指摘(完了)', '1'],
  ['ログ分析', '実施'],
  ['研修の対象者', '8'],
  ['研修を受けた人', '7'],
  ['受講率(%)', '87.5'],
  ['委託', '1'],
  ['選定前に確認した委託', '1'],
  ['許諾した再委託先', '1'],
  ['保護評価 公表済み', '1'],
];

const dueOf = async (scene: Scene) => {
  const { items } = (await scene.world.as('hosei').spi('disposal.due', { fiscalYear: year })).body;
  const found = items.find(({ kind, id }) => kind === 'audit' && id === auditOf(scene).auditId);
  if (!found) throw new Error('the closed audit is not listed');
  return found;
};

/** The data of the yearly report to the PPC, and what keeps the closed audit. */
export const yearly: Step[] = [
  {
    title: '定期的な報告: 監査責任者が、台帳・委託・監査から年度のデータを取り出す',
    play: async (scene) => {
      const line = await lineOf(scene);
      const { works, confirmed, training, outsourcing, audits, findings, logAnalysis } = line;
      const said = { works, confirmed, rate: training.rate, agreed: outsourcing.reContractors, log: logAnalysis.done };
      const wanted = { works: 1, confirmed: 1, rate: 87.5, agreed: 1, log: true };
      expectThat(JSON.stringify(said) === JSON.stringify(wanted), `it says ${JSON.stringify(said)}`);
      const own = audits.find(({ auditId }) => auditId === auditOf(scene).auditId);
      expectThat(own?.reportedOn !== undefined, 'the audit is not among them');
      const [closed] = findings;
      expectThat(closed?.severity === 'MINOR_NC' && closed.closed === 1 && closed.open === 0, 'the finding is missing');
      await refused('forbidden', scene.world.as('kacho-d202').registers('ppcReport.get', { fiscalYear: year }));
      return `国保年金課 事務${works} 監査${audits.length} 受講率${training.rate}%`;
    },
  },
  {
    title: '同じデータをExcelで受け取り、画面と同じ数字であることを確かめる',
    play: async (scene) => {
      const { body } = await scene.world.as('hosei').registers('ppcReport.workbook', { fiscalYear: year });
      const [sheet] = await readSheets({ fileName: body.fileName, bytes: Buffer.from(body.content, 'base64') });
      const [headings = [], ...rows] = sheet?.rows ?? [];
      const row = rows.find((cells) => cells.includes('D202')) ?? [];
      for (const [heading, value] of counted) {
        const cell = row[headings.indexOf(heading)];
        expectThat(cell === value, `${heading} is ${cell} in the workbook`);
      }
      return `${body.fileName} ${counted.length}欄が一致`;
    },
  },
  {
    title: '終わった監査の廃棄を止める。理由は所属には見えず、保存期間の内は廃棄も提案できない',
    play: async (scene) => {
      const { spi } = scene.world.as('hosei');
      const before = await dueOf(scene);
      const reason = '開示請求への対応のため。';
      await spi('hold.place', { ...auditOf(scene), reason }, await auditNow(scene));
      const held = await dueOf(scene);
      expectThat(before.hold === undefined && held.hold?.reason === reason, 'the hold is not listed');
      const seen = (await scene.world.as('kacho-d202').spi('audit.get', auditOf(scene))).body;
      expectThat(!JSON.stringify(seen).includes(reason), 'the section reads why');
      const files = [{ kind: 'audit' as const, id: auditOf(scene).auditId }];
      const { fields } = await refused('rule_refused', scene.world.as('hosei').spi('disposal.propose', { files }));
      return `${fields[0]?.ja}`;
    },
  },
  {
    title: '停止を解くと、監査は保存期限までの保存に戻る',
    play: async (scene) => {
      const { spi } = scene.world.as('hosei');
      const reason = '開示請求への対応が終わったため。';
      await spi('hold.lift', { ...auditOf(scene), reason }, await auditNow(scene));
      const { hold, due, keptUntil } = await dueOf(scene);
      expectThat(hold === undefined && !due, 'it is still held, or due');
      await refused('rule_refused', spi('hold.lift', { ...auditOf(scene), reason }, await auditNow(scene)));
      return `保存期限${keptUntil}`;
    },
  },
];
