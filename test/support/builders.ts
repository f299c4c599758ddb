import type { ChecklistItem } from '#shared/domain/checklist/item.ts';
import type { Severity } from '#shared/domain/finding/finding.ts';

/** What people type in, complete and unremarkable; a test overrides what it is about. */

export const planDraft = (over: object = {}) => ({
  title: '令和8年度 情報セキュリティ監査計画',
  policy: '全所属を3年で一巡する。',
  sections: ['D210', 'D220', 'D310'].map((departmentId) => ({ departmentId, method: 'both', month: 9 })),
  ...over,
});

export const auditDraft = (over: object = {}) => ({
  title: '令和8年度 第1回 情報セキュリティ監査',
  kind: 'internal',
  purpose: '情報資産の管理状況を確かめる。',
  scope: '窓口業務',
  method: 'both',
  opinionType: 'advisory',
  criteria: '情報セキュリティポリシー',
  startsOn: '2026-07-01',
  endsOn: '2026-12-25',
  ...over,
});

export const findingDraft = (over: object = {}) => ({
  title: 'USBメモリの持出し記録がない',
  severity: 'MINOR_NC' as Severity,
  urgency: 'normal',
  fact: '貸出簿に7月以降の記載がない。',
  criterion: '情報セキュリティ対策基準 3.4(2)',
  cause: '',
  effect: '紛失に気づけない。',
  recommendation: '貸出簿を毎週確認する。',
  itemKeys: ['item-1'],
  evidenceIds: [] as string[],
  workpapers: ['調書-01'],
  relatedFindingIds: [],
  guidelineEdition: 'R7.3',
  ...over,
});

export const workpaperDraft = (over: object = {}) => ({
  itemKeys: ['item-1'],
  method: 'documentReview',
  procedure: '貸出簿と媒体の現物を突き合わせた。',
  interviewedPosts: [],
  doneOn: '2026-06-01',
  facts: '貸出簿に7月以降の記載がない。',
  evidenceIds: [] as string[],
  conclusion: '手順が守られていない。',
  ...over,
});

export const improvementPlan = (ownerPostId: string, over: object = {}) => ({
  cause: '担当が決まっていなかった。',
  correctiveAction: '担当を決め、毎週確認する。',
  sameKindCheck: '外付けディスクも確かめた。',
  ownerPostId,
  dueDate: '2027-03-31',
  ...over,
});

export const answer = (itemKey: string, over: object = {}) => ({
  itemKey,
  version: 0,
  selfResult: 'conform',
  ...over,
});

export const judgement = (itemKey: string, over: object = {}) => ({
  itemKey,
  version: 1,
  auditResult: 'conform',
  ...over,
});

export const checklistItem = (n: number): ChecklistItem => ({
  itemKey: `item-${n}`,
  no: String(n),
  chapter: '3.4 物理的セキュリティ',
  category1: '管理区域',
  category2: '',
  category3: '',
  categoryPath: '管理区域',
  title: `施錠している(${n})。`,
  question: `施錠している(${n})。`,
  mandatory: n === 1,
  materialExamples: [],
  procedureExample: '',
  methods: [],
  policyRefs: [],
  jisRefs: [],
  notes: '',
});
