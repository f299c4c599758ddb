import { assignmentNow, auditNow, inDays, type Scene, type Step, year } from './script.ts';
import { expectThat, until } from './world.ts';

/** How many letters of reminder the city's mailbox shows. */
const reminders = async ({ world }: Scene): Promise<number> => {
  const { bytes } = await world.fetchFile(`${world.url}/mailbox`);
  return bytes.toString('utf8').split('点検票のご提出のお願い').length - 1;
};

const remind = async (scene: Scene) => {
  const { auditId } = scene.notes.running;
  const { general } = scene.world.as('jimukyoku');
  const { body } = await general('audit.remindLate', { auditId }, await auditNow(scene, { auditId }));
  return body.lateReminder?.sections ?? [];
};

/** An audit that was under way before: two sections are late, one of them asks for more time. */
export const lateness: Step[] = [
  {
    title: '事務局が、前から進んでいる監査の遅れを進捗表で見る',
    play: async ({ world, notes }) => {
      const { general } = world.as('jimukyoku');
      const { items } = (await general('audit.list', { fiscalYear: year })).body;
      notes.running.auditId = items.find((a) => a.noticeNo === '監法第31号')?.auditId ?? '';
      const rows = (await general('audit.board', { auditId: notes.running.auditId })).body.items;
      const late = rows.filter((row) => row.overdue);
      expectThat(late.length === 2, `${late.length} sections are late`);
      return late
        .map((row) => `${row.departmentName} ${row.answered}/${row.total} ${row.daysLate}営業日超過`)
        .join('、');
    },
  },
  {
    title: '事務局が遅れている所属にまとめて督促する',
    play: async (scene) => {
      const sections = await remind(scene);
      expectThat(sections.length === 2, `${sections.length} sections were reminded`);
      // The contact and the head of each section.
      const sent = await until(async () => ((await reminders(scene)) === 4 ? 4 : undefined), 'four letters');
      return `${sections.map((s) => s.departmentId).join('、')} メール${sent}通`;
    },
  },
  {
    title: '同じ日にもう一度押しても、督促は重ねて届かない',
    play: async (scene) => {
      const sections = await remind(scene);
      const sent = await reminders(scene);
      expectThat(sections.length === 2 && sent === 4, `${sections.length} sections, ${sent} letters`);
      return `メール${sent}通のまま`;
    },
  },
  {
    title: '学校教育課長が理由を付けて期限の延長を申請する',
    play: async (scene) => {
      const { running } = scene.notes;
      const asked = { ...running, to: inDays(10), reason: '学校行事と重なり、確認に時間がかかるため。' };
      const { general } = scene.world.as('kacho-d802');
      const { body } = await general('assignment.requestExtension', asked, await assignmentNow(scene, running));
      return `${body.dueDate} → ${body.extensionRequest?.to ?? ''}を希望`;
    },
  },
  {
    title: '事務局が延長を認め、遅れが消える',
    play: async (scene) => {
      const { running } = scene.notes;
      const { general } = scene.world.as('jimukyoku');
      await until(async () => {
        const { items } = (await general('me.tasks', {})).body;
        return items.some((t) => t.auditId === running.auditId && t.departmentId === running.departmentId) || undefined;
      }, 'the request among the tasks of the office');
      const { body } = await general('assignment.grantExtension', running, await assignmentNow(scene, running));
      expectThat(!body.overdue && body.extensions.length === 1, 'the section is still late');
      const [{ from, to, reason } = { from: '', to: '', reason: '' }] = body.extensions;
      return `${from} → ${to}(${reason})`;
    },
  },
];
