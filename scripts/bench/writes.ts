import { findingText } from '#test/support/api-audits.ts';
import { writeUnitsOf } from '#test/support/meter.ts';
import { type Figure, judged } from './figure.ts';
import { approvedAudit, notify, publishChecklist, type Stand, text, withStand } from './stand.ts';

const perCall = 25;

/** An audit of two sections, notified, whose first section has begun to answer. */
export const runningAudit = async (stand: Stand, items: number) => {
  const { checklistId, itemKeys } = await publishChecklist(stand, items);
  const auditId = await approvedAudit(stand, checklistId, ['D101', 'D102']);
  await notify(stand, auditId);
  for (const [contact, departmentId] of [
    ['contact', 'D101'],
    ['peerContact', 'D102'],
  ] as const)
    await stand.api.as(contact).general('assignment.acknowledge', { auditId, departmentId }, { version: 1 });
  await stand.api.as('lead').general('audit.startPreliminary', { auditId }, { version: 4 });
  return { auditId, itemKeys };
};

export const longFinding = {
  ...findingText,
  fact: text(300),
  criterion: text(80),
  cause: text(150),
  effect: text(150),
  recommendation: text(200),
};

/** 25 answers in one call, and single steps of a finding with texts of the usual length. */
export const writeFigures = (): Promise<Figure[]> =>
  withStand(async (stand) => {
    const { api, meter } = stand;
    const { auditId, itemKeys } = await runningAudit(stand, 60);
    const where = { auditId, departmentId: 'D101' };
    const items = itemKeys
      .slice(0, perCall)
      .map((itemKey) => ({ itemKey, version: 0, selfResult: 'conform' as const, comment: text(200) }));
    const answers = await meter.during(() => api.as('contact').general('response.answerMany', { ...where, items }));

    const { findingId } = (await api.as('member').general('finding.create', { ...where, ...longFinding })).body;
    const one = { auditId, findingId };
    const step = async (
      who: string,
      name: 'finding.passReview' | 'finding.present' | 'finding.confirmFacts',
      version: number,
    ) => writeUnitsOf((await meter.during(() => api.as(who).general(name, one, { version }))).requests);
    const reviewed = await step('lead', 'finding.passReview', 1);
    const lead = api.as('lead').general;
    const excused = ['D101', 'D102'].map((departmentId) => ({ departmentId, reason: '災害対応のため。' }));
    await lead('audit.startFieldwork', { auditId, proceedWithout: excused }, { version: 5 });
    await lead('audit.endFieldwork', { auditId, unconfirmed: excused }, { version: 6 });
    await lead('audit.openExchange', { auditId }, { version: 7 });
    const steps = {
      'finding.passReview': reviewed,
      'finding.present (with its letter)': await step('lead', 'finding.present', 2),
      'finding.confirmFacts': await step('head', 'finding.confirmFacts', 3),
    };

    return [
      judged(
        '25 answers in one call',
        writeUnitsOf(answers.requests) / perCall,
        'write units/answer',
        { atMost: 4.5 },
        {
          units: writeUnitsOf(answers.requests),
        },
      ),
      judged('one step of a finding', Math.max(...Object.values(steps)), 'write units', { atMost: 14 }, steps),
    ];
  });
