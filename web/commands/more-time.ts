import type { Words } from '#web/text/catalogue.ts';
import type { Dates } from '#web/text/dates.ts';

type Asking = { dueDate: string; extensionRequest?: { to: string; reason: string } | undefined };

/** What granting more time comes to: from which day to which, and why it was asked for. `whose`: a section's name. */
export const moreTime = (asking: Asking | undefined, dates: Dates, whose?: string): Words => {
  if (!asking?.extensionRequest)
    return { ja: '申請された日まで期限を延ばします。', en: 'The due date becomes the day that was asked for.' };
  const {
    dueDate,
    extensionRequest: { to, reason },
  } = asking;
  const [from, until] = [dates.day(dueDate), dates.day(to)];
  return {
    ja: `${whose ? `${whose}の` : ''}期限を、${from}から${until}に延ばします。\n申請の理由: ${reason}`,
    en: `The due date${whose ? ` of ${whose}` : ''} moves from ${from} to ${until}.\nAsked for because: ${reason}`,
  };
};
