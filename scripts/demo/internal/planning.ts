import { createHash } from 'node:crypto';
import { inDays, type Scene, type Step, year } from '../script.ts';
import { expectThat, refused, until, writing } from '../world.ts';

const workbook = ({ world }: Scene, file: string) => ({
  fileName: file,
  content: world.sample(`checklists/${file}`).toString('base64'),
});

const auditDraft = ({ notes }: Scene) => ({
  fiscalYear: year,
  planId: notes.planId,
  title: '財政・保育所属の情報セキュリティ監査',
  kind: 'internal' as const,
  purpose: '点検票、資料、現地確認により規程の遵守状況を確かめる。',
  scope: '対象所属の情報資産、執務室、委託先の監督',
  method: 'both' as const,
  opinionType: 'advisory' as const,
  criteria: '見本市情報セキュリティ対策基準',
  checklistId: notes.checklistId,
  checklistVersion: notes.checklistVersion,
  startsOn: inDays(1),
  endsOn: `${year + 1}-03-31`,
  sections: ['D301', 'D502'],
});

const team = ({ notes }: Scene, lead: string, member: string) => [
  { personId: notes.people[lead] ?? '', role: 'lead' as const },
  { personId: notes.people[member] ?? '', role: 'member' as const },
];

/** From the checklist and the plan of the year to the notice that distributes. */
export const planning: Step[] = [
  {
    title: '監査事務局がサインインし、自分の職を確かめる',
    play: async ({ world, notes }) => {
      const { body } = await world.as('jimukyoku').directory('me.get', {});
      const { items } = (await world.as('jimukyoku').directory('person.list', {})).body;
      notes.people = Object.fromEntries(items.map((p) => [p.subject, p.personId]));
      return `${body.name} ${body.posts.map((p) => p.title).join('、')}`;
    },
  },
  {
    title: '事務局が市の点検票(Excel)の取込みを試す',
    play: async (scene) => {
      const { body } = await scene.world
        .as('jimukyoku')
        .general('checklist.preview', workbook(scene, 'general-r8.xlsx'));
      expectThat(body.counts.imported === 25, `25 items expected, ${body.counts.imported} read`);
      scene.notes.keys = body.items.map((i) => i.itemKey);
      return `${body.counts.imported}項目、必須${body.counts.mandatory}、つなげた行${body.counts.joined}、読み飛ばした行${body.counts.skipped}`;
    },
  },
  {
    title: '壊れたファイルは、分かる言葉で断られる',
    play: async (scene) => {
      const file = workbook(scene, 'bad-not-a-workbook.xlsx');
      return (await refused('file_refused', scene.world.as('jimukyoku').general('checklist.preview', file))).title;
    },
  },
  {
    title: '事務局が点検票を取り込む',
    play: async (scene) => {
      const { general } = scene.world.as('jimukyoku');
      const file = workbook(scene, 'general-r8.xlsx');
      const { previewHash } = (await general('checklist.preview', file)).body;
      const details = { previewHash, title: '情報セキュリティ点検票 令和8年度', guidelineEdition: 'R7.3' };
      const { body } = await general('checklist.import', { ...file, ...details });
      scene.notes.checklistId = body.checklistId;
      scene.notes.checklistVersion = body.checklistVersion;
      const sha256 = createHash('sha256').update(scene.world.sample('checklists/general-r8.xlsx')).digest('hex');
      expectThat(body.source.sha256 === sha256, 'the checklist names another file as its source');
      return `第${body.checklistVersion}版 ${body.chapters.length}章`;
    },
  },
  {
    title: '取り込んだ本人は公開できない(作成者と確認者は別)',
    play: async ({ world, notes }) => {
      const one = { checklistId: notes.checklistId, checklistVersion: String(notes.checklistVersion) };
      return (
        await refused('maker_is_checker', world.as('jimukyoku').general('checklist.publish', one, { version: 1 }))
      ).title;
    },
  },
  {
    title: '監査統括責任者が点検票を公開する',
    play: async ({ world, notes }) => {
      const one = { checklistId: notes.checklistId, checklistVersion: String(notes.checklistVersion) };
      return (await world.as('tokatsu').general('checklist.publish', one, { version: 1 })).body.status;
    },
  },
  {
    title: '統括責任者が年度監査計画の改定を始める',
    play: async ({ world, notes }) => {
      const { general } = world.as('tokatsu');
      const { items } = (await general('plan.list', { fiscalYear: year })).body;
      const inForce = items.find((p) => p.status === 'approved' && p.kind === 'annual');
      expectThat(inForce !== undefined, 'no plan in force');
      const planId = inForce?.planId ?? '';
      await general(
        'plan.revise',
        { planId, reason: '財政課、市民税課、保育幼稚園課を追加する' },
        { version: inForce?.version },
      );
      notes.planId = planId.replace(/\d+$/, (n) => String(Number(n) + 1));
      return notes.planId;
    },
  },
  {
    title: '事務局が計画に所属を加える',
    play: async ({ world, notes }) => {
      const { general } = world.as('jimukyoku');
      const plan = (await general('plan.get', { planId: notes.planId })).body;
      const added = ['D301', 'D302', 'D502'].map((departmentId) => ({
        departmentId,
        method: 'both' as const,
        month: 12,
      }));
      const { title, policy, sections } = plan;
      const draft = { planId: notes.planId, title, policy, sections: [...sections, ...added] };
      const edited = await writing(
        general('plan.edit', draft, { version: plan.version }).then(({ body }) => body.sections),
        async () => {
          const now = (await general('plan.get', { planId: notes.planId })).body.sections;
          return now.length === draft.sections.length ? now : undefined;
        },
      );
      return `${edited.length}所属`;
    },
  },
  {
    title: '統括責任者が計画を提出し、もれている所属が示される',
    play: async ({ world, notes }) => {
      const { body } = await world.as('tokatsu').general('plan.submit', { planId: notes.planId }, { version: 2 });
      return `計画にない所属 ${body.uncovered?.length ?? 0}`;
    },
  },
  {
    title: 'CISOが理由を付けて差し戻す',
    play: async ({ world, notes }) => {
      const back = { planId: notes.planId, comment: '重点の理由を書き加えること。' };
      return (await world.as('ciso').general('plan.return', back, { version: 3 })).body.status;
    },
  },
  {
    title: '統括責任者が出し直す',
    play: async ({ world, notes }) =>
      (await world.as('tokatsu').general('plan.submit', { planId: notes.planId }, { version: 4 })).body.status,
  },
  {
    title: 'CISOが承認し、前の版は役目を終える',
    play: async ({ world, notes }) => {
      const { general } = world.as('ciso');
      await general('plan.approve', { planId: notes.planId, committeeDate: inDays(0) }, { version: 5 });
      const before = notes.planId.replace(/\d+$/, (n) => String(Number(n) - 1));
      const { body } = await general('plan.get', { planId: before });
      expectThat(body.status === 'superseded', `the earlier edition is ${body.status}`);
      return `${before} → superseded`;
    },
  },
  {
    title: '財政課の職員を財政課の監査人にはできない',
    play: async (scene) => {
      const draft = { ...auditDraft(scene), team: team(scene, 'kansa1', 'kansa4') };
      return (await refused('not_independent', scene.world.as('jimukyoku').general('audit.create', draft))).title;
    },
  },
  {
    title: '事務局が監査を作成する(同じ鍵で2回送っても1件)',
    play: async (scene) => {
      const { general } = scene.world.as('jimukyoku');
      const draft = { ...auditDraft(scene), team: team(scene, 'kansa2', 'kansa4') };
      const first = await general('audit.create', draft, { idempotencyKey: 'demo-audit' });
      const second = await general('audit.create', draft, { idempotencyKey: 'demo-audit' });
      expectThat(JSON.stringify(first) === JSON.stringify(second), 'the repeated call answered differently');
      scene.notes.auditId = first.body.auditId;
      return `第${first.body.number}号`;
    },
  },
  {
    title: '古い版に基づく変更は断られる',
    play: async ({ world, notes }) => {
      const audit = { auditId: notes.auditId };
      const problem = await refused(
        'stale_version',
        world.as('kansa2').general('audit.submitPlan', audit, { version: 9 }),
      );
      expectThat(problem.currentVersion === 1, `current version ${problem.currentVersion}`);
      return `${problem.title} 現在の版 ${problem.currentVersion}`;
    },
  },
  {
    title: '主任監査人が実施計画を提出する',
    play: async ({ world, notes }) =>
      (await world.as('kansa2').general('audit.submitPlan', { auditId: notes.auditId }, { version: 1 })).body.status,
  },
  {
    title: '統括責任者が実施計画を承認する',
    play: async ({ world, notes }) =>
      (await world.as('tokatsu').general('audit.approve', { auditId: notes.auditId }, { version: 2 })).body.status,
  },
  {
    title: '通知の前、所属からは監査が見えない',
    play: async ({ world, notes }) =>
      (await refused('not_found', world.as('kacho-d301').general('audit.get', { auditId: notes.auditId }))).title,
  },
  {
    title: '統括責任者が実施を通知し、点検票が各所属に配られる',
    play: async ({ world, notes }) => {
      const { general } = world.as('tokatsu');
      const audit = { auditId: notes.auditId };
      await general('audit.notify', { ...audit, dueDate: inDays(14), noticeNo: '監法第40号' }, { version: 3 });
      const sent = await until(async () => {
        const { items } = (await general('audit.board', audit)).body;
        return items.length === 2 ? items : undefined;
      }, 'the distribution');
      return sent.map((a) => `${a.departmentName} ${a.status}`).join('、');
    },
  },
];
