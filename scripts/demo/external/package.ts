import { filledIn } from '#test/support/package-files.ts';
import { outsider } from '../joint/places.ts';
import { assignmentNow, auditNow, inDays, postOf, type Scene, type Step, year } from '../script.ts';
import { expectThat, refused, until } from '../world.ts';

const auditOf = ({ notes }: Scene) => ({ auditId: notes.external.auditId });
const at = (scene: Scene) => ({ ...auditOf(scene), departmentId: 'D103' });

/** The section answers in Excel, its deputy hands in, and the CISO ends the audit early; the year is summed up. */
export const packages: Step[] = [
  {
    title: '担当者が回答用Excelを書き出し、すべての項目に記入する',
    play: async (scene) => {
      const where = at(scene);
      const { general } = scene.world.as('tanto-d103');
      await general('assignment.acknowledge', where, await assignmentNow(scene, where));
      const { fileName, content } = (await general('package.export', where)).body;
      const { checklistId, checklistVersion } = (await general('assignment.get', where)).body;
      const one = { checklistId, checklistVersion: String(checklistVersion) };
      const items = (await general('checklist.get', one)).body.list;
      const cells = items.map(({ itemKey }) => [itemKey, { result: '○ 適合', comment: '規程のとおり。' }] as const);
      scene.notes.external.workbook = { fileName, content: await filledIn(content, Object.fromEntries(cells)) };
      return `${fileName} ${items.length}項目`;
    },
  },
  {
    title: '取込みを試すと、取り込まれる回答が先に示される(保存しない)',
    play: async (scene) => {
      const file = { ...at(scene), ...scene.notes.external.workbook };
      const { general } = scene.world.as('tanto-d103');
      const { counts } = (await general('package.preview', file)).body;
      const { answered, total } = (await general('assignment.get', at(scene))).body;
      expectThat(counts.new === total && answered === 0, `${counts.new} new, ${answered} answered`);
      return `新しい回答${counts.new} 食い違い${counts.conflict} 受け取れない行${counts.refused}`;
    },
  },
  {
    title: '記入したExcelを取り込み、課長の承認を求める',
    play: async (scene) => {
      const where = at(scene);
      const file = { ...where, ...scene.notes.external.workbook };
      const { general } = scene.world.as('tanto-d103');
      const { previewHash } = (await general('package.preview', file)).body;
      const { assignment } = (await general('package.apply', { ...file, previewHash })).body;
      await general('assignment.requestApproval', where, await assignmentNow(scene, where));
      return `${assignment.answered}/${assignment.total}`;
    },
  },
  {
    title: '情報政策課長が不在の間の代理を置く',
    play: async (scene) => {
      const { world, notes } = scene;
      const { postId, version } = await postOf(scene, 'D103', '課長(統括情報セキュリティ責任者)');
      const term = {
        personId: notes.people['kacho-d102'] ?? '',
        from: inDays(0),
        to: inDays(3),
        reason: '研修のため。',
      };
      const { body } = await world.as('joho').directory('post.appointDeputy', { postId, ...term }, { version });
      return `${body.deputies?.at(-1)?.from ?? ''}から${body.deputies?.at(-1)?.to ?? ''}まで`;
    },
  },
  {
    title: '代理が課長に代わって承認し、提出する(代決)',
    play: async (scene) => {
      const where = at(scene);
      const { general } = scene.world.as('kacho-d102');
      const task = await until(async () => {
        const { items } = (await general('me.tasks', {})).body;
        return items.find((t) => t.auditId === where.auditId);
      }, 'the work of the deputised post');
      const { body } = await general('assignment.approve', where, await assignmentNow(scene, where));
      return `${task.deputyOf?.title ?? ''}の代理として ${body.status}`;
    },
  },
  {
    title: '証跡には、代理と代理された課長の両方が残る',
    play: async (scene) => {
      const { general } = scene.world.as('tokatsu');
      const { items } = (await general('assignment.activity', { ...at(scene), limit: 100 })).body;
      const entry = items.find(({ act }) => act === 'assignment.approve');
      expectThat(entry?.onBehalfOf?.name !== undefined, 'the trail names one person alone');
      return `${entry?.actName.ja ?? ''}: ${entry?.person.name ?? ''}(${entry?.onBehalfOf?.title ?? ''} ${entry?.onBehalfOf?.name ?? ''}の代理)`;
    },
  },
  {
    title: '外部監査人である主任が受理し、予備調査を始める',
    play: async (scene) => {
      const { general } = scene.world.as(outsider);
      await general('assignment.accept', at(scene), await assignmentNow(scene, at(scene)));
      return (await general('audit.startPreliminary', auditOf(scene), await auditNow(scene, auditOf(scene)))).body
        .status;
    },
  },
  {
    title: '基盤の更改が早まり、CISOが理由を付けて監査を中止する',
    play: async (scene) => {
      const one = auditOf(scene);
      const end = { ...one, reason: '共通基盤の更改が今年度に早まった。更改の後に改めて監査する。' };
      const { body } = await scene.world.as('ciso').general('audit.cancel', end, await auditNow(scene, one));
      return `${body.status} 「${body.remark ?? ''}」`;
    },
  },
  {
    title: '中止した監査では、もう何も進められない',
    play: async (scene) => {
      const one = auditOf(scene);
      const { general } = scene.world.as(outsider);
      const now = await auditNow(scene, one);
      return (await refused('invalid_transition', general('audit.startFieldwork', one, now))).title;
    },
  },
  {
    title: '年度のまとめ: CISOが1年の監査を数字で見る',
    play: async ({ world }) => {
      const { audits, coverage, repeated, extensions } = await until(async () => {
        const { body } = await world.as('ciso').general('audit.yearSummary', { fiscalYear: year });
        return body.repeated === 1 && body.extensions.assignments === 1 ? body : undefined;
      }, 'the repeated finding and the extension in the summary');
      const states = audits.map(({ status, number }) => `${status} ${number}`).join('、');
      return `監査 ${states} 対象${coverage.audited}/${coverage.sections}所属 繰り返し${repeated} 期限延長${extensions.assignments}`;
    },
  },
];
