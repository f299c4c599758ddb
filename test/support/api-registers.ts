import type { Api } from './api.ts';
import type { Ids } from './api-audits.ts';
import type { City } from './api-people.ts';

/** What a section writes about a work with Individual Numbers; a test overrides what it is about. */
export const workText = (postId: string, over: object = {}) => ({
  name: '保育料の決定に関する事務',
  kind: 'spiUseWork' as const,
  startsOn: '2025-04-01',
  handlers: [{ postId, scope: '世帯の所得に関する情報' }],
  areas: [{ kind: 'handlingArea' as const, name: '執務室' }],
  systems: ['保育システム'],
  ...over,
});

/** What is known of a breach; a test overrides what it is about. */
export const breachText = (over: object = {}) => ({
  title: '申請書の紛失',
  knownAt: '2026-06-01T01:00:00.000Z',
  description: '申請書の控えが見当たらない。',
  cases: ['publicSystems' as const],
  persons: 3,
  ...over,
});

/** An analysis of a log, and a viewing; a test overrides what each is about. */
export const analysisText = (over: object = {}) => ({
  system: '保育システム',
  log: '操作ログ',
  periodFrom: '2026-04-01',
  periodTo: '2026-05-31',
  analyst: '保育係長',
  doneOn: '2026-06-01',
  method: '時間外の利用を抽出した。',
  result: 'noAnomaly' as const,
  itemKeys: [] as string[],
  ...over,
});
export const viewingText = (viewerIds: string[], over: object = {}) => ({
  subject: '申請書の保管庫',
  seenOn: '2026-06-01',
  place: '執務室',
  viewerIds,
  attendants: ['保育係長'],
  outcome: '施錠されていた。',
  itemKeys: [] as string[],
  ...over,
});

/** A contract with a contractor; a test overrides what it is about. */
export const outsourcingText = (workIds: string[], over: object = {}) => ({
  contractor: '株式会社みなと事務サービス',
  contractNo: '契約第1203号',
  subject: '申請書のデータ入力',
  from: '2025-04-01',
  to: '2028-03-31',
  workIds,
  ...over,
});

/** The records only the special plane has, all of the section of `head` and `contact`. */
export const registered = async ({ as }: Api, { postIds, personIds }: City, auditId: string): Promise<Ids> => {
  const contact = as('contact').registers;
  const section = { departmentId: 'D101' };
  const work = { auditId, ...section };
  const seen = viewingText([personIds['member'] ?? '']);
  const [entry, breach, analysis, viewing] = [
    await contact('spiWork.create', { ...section, ...workText(postIds['contact'] ?? '') }),
    await as('head').registers('breach.report', { ...section, ...breachText() }),
    await contact('logAnalysis.record', { ...work, ...analysisText() }),
    await as('member').registers('onsiteViewing.record', { ...work, ...seen }),
  ];
  const { workId } = entry.body;
  const contract = await contact('outsourcing.create', { ...section, ...outsourcingText([workId]) });
  return {
    workId,
    outsourcingId: contract.body.outsourcingId,
    breachId: breach.body.breachId,
    analysisId: analysis.body.analysisId,
    viewingId: viewing.body.viewingId,
  };
};
