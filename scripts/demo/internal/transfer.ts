import { rowsIn, staffFile } from '#test/support/staff-lists.ts';
import { inDays, type Scene, type Step } from '../script.ts';
import { expectThat, refused, until } from '../world.ts';

const findingOf = ({ notes }: Scene) => ({ auditId: notes.auditId, findingId: notes.findingId });
const [code, title, name] = [0, 5, 7];

/** Exchanges two holders in a staff list: name, sign-in name and address of each go into the other's row. */
const exchanged = (rows: readonly string[][], one: string, other: string): string[][] => {
  const rowOf = (department: string) => rows.find((row) => row[code] === department && row[title] === '担当') ?? [];
  const given = (to: string[], from: string[]) => [
    ...to.slice(0, name),
    ...from.slice(name, name + 3),
    ...to.slice(10),
  ];
  const [a, b] = [rowOf(one), rowOf(other)];
  return rows.map((row) => (row === a ? given(a, b) : row === b ? given(b, a) : row));
};

/** 人事異動 in the middle of an improvement: the work stays with the post, not with the person. */
export const transfer: Step[] = [
  {
    title: '人事異動: 事務局が今の職員一覧を受け取り、2人を入れ替えて、違いを確かめる',
    play: async ({ world, notes }) => {
      const { directory } = world.as('jimukyoku');
      const from = inDays(0);
      const rows = await rowsIn((await directory('transfer.template', { from })).body);
      notes.staffList = { ...staffFile(exchanged(rows, 'D301', 'D305')), from };
      const { people, posts, counts } = (await directory('transfer.preview', notes.staffList)).body;
      expectThat(people.length === 2 && posts.length === 2, `${people.length} people, ${posts.length} posts`);
      return `${rows.length - 1}行のうち変わるのは${counts.changes}件 ${people.map((p) => `${p.name}: ${p.before.join()} → ${p.after.join()}`).join('、')}`;
    },
  },
  {
    title: '職員一覧を反映すると、進行中の仕事は後任者に移る',
    play: async ({ world, notes }) => {
      const { directory } = world.as('jimukyoku');
      const { previewHash } = (await directory('transfer.preview', notes.staffList)).body;
      const { body } = await directory('transfer.apply', { ...notes.staffList, previewHash });
      const has = async (sub: string): Promise<boolean> =>
        (await world.as(sub).general('me.tasks', {})).body.items.some((t) => t.id === notes.findingId);
      // Lists of work come from an index, which may be a moment behind.
      await until(async () => (!(await has('tanto-d301')) && (await has('tanto-d305'))) || undefined, 'the hand-over');
      return `${body.done}/${body.changes}件`;
    },
  },
  {
    title: '前任者からは、もう見えない',
    play: async (scene) =>
      (await refused('not_found', scene.world.as('tanto-d301').general('finding.get', findingOf(scene)))).title,
  },
];
