import { inDays, type Scene, type Step, year } from '../script.ts';
import { expectThat, refused, until } from '../world.ts';
import { outsider } from '../joint/places.ts';
import { auditNow, auditOf } from './places.ts';

const file = 'spi-r8.xlsx';
const workbook = ({ world }: Scene) => ({
  fileName: file,
  content: world.sample(`checklists/${file}`).toString('base64'),
});

const draft = ({ notes }: Scene) => ({
  fiscalYear: year,
  planId: notes.special.planId,
  title: '国保年金課の特定個人情報の取扱いの監査',
  kind: 'internal' as const,
  purpose: '個人番号利用事務の安全管理措置を確かめる。',
  scope: '国民健康保険の資格と給付の事務、取扱区域、委託先の監督',
  method: 'both' as const,
  opinionType: 'advisory' as const,
  criteria: '見本市特定個人情報取扱規程',
  checklistId: notes.special.checklistId,
  checklistVersion: 1,
  startsOn: inDays(1),
  endsOn: `${year + 1}-03-31`,
  sections: ['D202'],
});

const team = ({ notes }: Scene, ...names: string[]) =>
  names.map((name, n) => ({
    personId: notes.people[name] ?? '',
    role: n === 0 ? ('lead' as const) : ('member' as const),
  }));

/** 特定個人情報の監査: planned by its own officers, unknown to everybody else, and entered with a purpose. */
export const opening: Step[] = [
  {
    title: '特定個人情報: 監査責任者が点検票を取り込み、もう一人の担当が公開する',
    play: async (scene) => {
      const { spi } = scene.world.as('hosei');
      const { previewHash, items } = (await spi('checklist.preview', workbook(scene))).body;
      const details = { previewHash, title: '特定個人情報 点検票 令和8年度', guidelineEdition: 'R7.3' };
      const { checklistId } = (await spi('checklist.import', { ...workbook(scene), ...details })).body;
      const one = { checklistId, checklistVersion: '1' };
      await scene.world.as('hosei2').spi('checklist.publish', one, { version: 1 });
      scene.notes.special.checklistId = checklistId;
      scene.notes.special.keys = items.map((i) => i.itemKey);
      return `${items.length}項目`;
    },
  },
  {
    title: '特定個人情報: 監査責任者が年度監査計画を作り、CISOが承認する',
    play: async ({ world, notes }) => {
      const { spi } = world.as('hosei');
      const sections = [{ departmentId: 'D202', method: 'both' as const, month: 12 }];
      const title = '特定個人情報の監査計画';
      const { planId } = (
        await spi('plan.create', {
          kind: 'annual',
          fiscalYear: year,
          title,
          policy: '番号利用事務から順に行う。',
          sections,
        })
      ).body;
      notes.special.planId = planId;
      await spi('plan.submit', { planId }, { version: 1 });
      return (await world.as('ciso').spi('plan.approve', { planId, committeeDate: inDays(0) }, { version: 2 })).body
        .status;
    },
  },
  {
    title: '外部監査人は特定個人情報の監査チームに入れない',
    play: async (scene) => {
      const outside = { ...draft(scene), team: team(scene, 'kansa1', 'gaibu') };
      return (await refused('not_independent', scene.world.as('hosei').spi('audit.create', outside))).title;
    },
  },
  {
    title: '監査責任者が監査を作り、主任が実施計画を出し、承認される',
    play: async (scene) => {
      const { spi } = scene.world.as('hosei');
      const { auditId } = (await spi('audit.create', { ...draft(scene), team: team(scene, 'kansa1', 'kansa3') })).body;
      scene.notes.special.auditId = auditId;
      await scene.world.as('kansa1').spi('audit.submitPlan', { auditId }, { version: 1 });
      return (await spi('audit.approve', { auditId }, { version: 2 })).body.status;
    },
  },
  {
    title: '実施を通知し、点検票が国保年金課に届く',
    play: async (scene) => {
      const { spi } = scene.world.as('hosei');
      const one = auditOf(scene);
      const { version } = await auditNow(scene);
      await spi('audit.notify', { ...one, dueDate: inDays(14), noticeNo: '監法特第1号' }, { version });
      const [sent] = await until(async () => {
        const { items } = (await spi('audit.board', one)).body;
        return items.length === 1 ? items : undefined;
      }, 'the distribution');
      return `${sent?.departmentName} ${sent?.status}`;
    },
  },
  {
    title: '一般の監査統括責任者・監査事務局・外部監査人には、この監査は無いものと同じ',
    play: async (scene) => {
      const { auditId } = auditOf(scene);
      const look = (sub: string, id: string) =>
        scene.world.as(sub).raw({ method: 'GET', path: `/api/spi/audits/${id}`, headers: {} });
      const missing = await look('tokatsu', '01ZZZZZZZZZZZZZZZZZZZZZZZZ');
      for (const sub of ['tokatsu', 'jimukyoku', 'joho', 'kacho-d301', outsider]) {
        const { status, text } = await look(sub, auditId);
        expectThat(status === 404 && text === missing.text, `${sub} got ${status}`);
      }
      return `5人とも404、同じ${missing.text.length}文字`;
    },
  },
  {
    title: '総括責任者は目的を述べるまで開けない',
    play: async (scene) => {
      const { seal, raw } = scene.world.as('somu');
      const { auditId } = auditOf(scene);
      const closed = await raw({ method: 'GET', path: `/api/spi/audits/${auditId}`, headers: {} });
      expectThat(closed.status === 403 && closed.text.includes('purpose_required'), `got ${closed.status}`);
      const { body } = await seal('visit.begin', { auditId, purpose: '監査の実施状況の確認' });
      return body.purpose;
    },
  },
  {
    title: '見ることができる人の一覧が、名前と理由で出る',
    play: async (scene) => {
      const { items } = (await scene.world.as('somu').seal('needToKnow.list', auditOf(scene))).body;
      return items.map(({ name, ground }) => `${name} ${ground}`).join('、');
    },
  },
];
