import type { PostRole } from '#shared/domain/access/roles.ts';
import type { Words } from '#web/text/catalogue.ts';

type Steps = { role: PostRole | 'externalAuditor'; title: Words; steps: readonly Words[] };

/** What each role does, from beginning to end. */
export const firstSteps: readonly Steps[] = [
  {
    role: 'auditOffice',
    title: { ja: '監査事務局の仕事', en: 'The audit office' },
    steps: [
      {
        ja: '「点検票」で、市の点検票を取り込みます。別の人が公開します。',
        en: 'Import the city’s checklist under “Checklists”. Somebody else publishes it.',
      },
      {
        ja: '年度監査計画を作り、CISOの承認を受けます。',
        en: 'Write the yearly audit plan, and have the CISO approve it.',
      },
      {
        ja: '計画から監査を作り、監査人と対象の所属を決めます。',
        en: 'Create audits from the plan: team and sections.',
      },
      {
        ja: '回答の状況を見て、遅れている所属にまとめて督促します。',
        en: 'Watch the board, and remind late sections in one act.',
      },
    ],
  },
  {
    role: 'deptContact',
    title: { ja: '所属の担当者の仕事', en: 'The section’s contact' },
    steps: [
      {
        ja: '「今日やること」から点検票を開き、項目ごとに回答します。入力は自動で保存されます。',
        en: 'Open the checklist from “Today” and answer item by item. What you type is saved by itself.',
      },
      {
        ja: '裏付けになる資料を付けます。個人番号は、必ず隠してから渡してください。',
        en: 'Attach what supports your answers. Mask Individual Numbers first.',
      },
      {
        ja: '未回答がないことを確かめ、課長の承認を求めます。',
        en: 'See that nothing is missing, and ask your head for approval.',
      },
    ],
  },
  {
    role: 'deptIsManager',
    title: { ja: '所属長の仕事', en: 'The section head' },
    steps: [
      {
        ja: '担当者の回答を確かめ、承認するか、理由を添えて差し戻します。',
        en: 'Look at the answers, and approve or return them with a reason.',
      },
      { ja: '指摘事項の事実を確かめ、異議があれば述べます。', en: 'Confirm the facts of findings, or dispute them.' },
      { ja: '改善計画を決裁し、完了まで見届けます。', en: 'Approve improvement plans and see them through.' },
    ],
  },
  {
    role: 'chiefAuditor',
    title: { ja: '監査統括責任者の仕事', en: 'The chief audit officer' },
    steps: [
      { ja: '監査実施計画を承認し、対象の所属へ通知します。', en: 'Approve engagement plans and notify the sections.' },
      { ja: '意見交換の後、報告書を確定します。', en: 'Finalise the report after the exchange.' },
    ],
  },
  {
    role: 'ciso',
    title: { ja: 'CISOの仕事', en: 'The CISO' },
    steps: [
      { ja: '年度監査計画を承認します。', en: 'Approve the yearly audit plan.' },
      {
        ja: '報告を受け、改善を指示し、計画を承認します。',
        en: 'Receive reports, instruct improvements, approve plans.',
      },
      {
        ja: '直せないものは、期限を付けて受容するか判断します。',
        en: 'Decide, with a date, on what cannot be corrected.',
      },
    ],
  },
  {
    role: 'spiAuditOfficer',
    title: { ja: '監査責任者(特定個人情報)の仕事', en: 'The SPI audit officer' },
    steps: [
      {
        ja: '保留したファイルを3日以内に判断します。14日で自動的に消去されます。',
        en: 'Decide on held files within 3 days. They are purged after 14.',
      },
      { ja: '監査を開くときは、目的を一日に一度述べます。', en: 'State your purpose once a day on entering an audit.' },
    ],
  },
  {
    role: 'externalAuditor',
    title: { ja: '外部監査人の仕事', en: 'The external auditor' },
    steps: [
      {
        ja: '守秘を誓約すると、担当する監査だけが見えます。',
        en: 'Promise non-disclosure: then you see the audits you are named in, and nothing else.',
      },
      {
        ja: '回答と証跡を確かめて判定し、監査調書と指摘を書きます。',
        en: 'Look at answers and evidence, judge, and write workpapers and findings.',
      },
    ],
  },
  {
    role: 'systemAdministrator',
    title: { ja: 'システム管理者の仕事', en: 'The system administrator' },
    steps: [
      {
        ja: '「組織と職」で職員一覧を取り込み、違いを確かめて反映します。',
        en: 'Load the staff list under “Organisation”, look at the difference, and apply it.',
      },
      { ja: '監査の内容を見る権限はありません。', en: 'You have no right to see what is audited.' },
    ],
  },
];
