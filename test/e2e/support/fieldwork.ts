import { dayOf, fiscalYearOf } from '#shared/kernel/calendar.ts';
import type { callAs } from './call.ts';

/** The seed's audit under way, in its fieldwork although most sections have not been accepted; by its lead auditor. */
export const inFieldwork = async (lead: Awaited<ReturnType<typeof callAs>>) => {
  const { items } = (await lead('audit.list', { fiscalYear: fiscalYearOf(dayOf(new Date())) })).body;
  const running = items.find(({ status }) => status === 'notified');
  if (!running) throw new Error('the seed has no audit under way');
  const { auditId, sections } = running;
  const version = async () => ({ version: (await lead('audit.get', { auditId })).version });
  const because = (reason: string) => sections.map(({ departmentId }) => ({ departmentId, reason }));
  // The only one that has submitted by then.
  const proceedWithout = because('災害対応のため。').filter(({ departmentId }) => departmentId !== 'D202');
  await lead('audit.startPreliminary', { auditId }, await version());
  await lead('audit.startFieldwork', { auditId, proceedWithout }, await version());
  return {
    auditId,
    sections,
    version,
    toExchange: async (): Promise<void> => {
      await lead('audit.endFieldwork', { auditId, unconfirmed: because('後日確認する。') }, await version());
      await lead('audit.openExchange', { auditId }, await version());
    },
  };
};
