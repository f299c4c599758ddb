import { type Day, inEra } from '#shared/kernel/calendar.ts';
import type { Breach } from './breach.ts';
import { clockOf, dayCount } from './clock.ts';

type Due = { what: string; due: Day };

const preliminary = (breach: Breach): Due[] => {
  const { preliminaryTarget, preliminaryLimit } = clockOf(breach);
  return [
    { what: '速報の目安', due: preliminaryTarget },
    { what: '速報の期限', due: preliminaryLimit },
  ];
};

const final = (breach: Breach): Due[] => {
  const { finalDue } = clockOf(breach);
  return finalDue ? [{ what: '確報の期限', due: finalDue }] : [];
};

/** What is still to be sent in each state. */
const open: Readonly<Partial<Record<Breach['status'], (breach: Breach) => Due[]>>> = {
  reported: preliminary,
  reporting: preliminary,
  preliminary_sent: final,
};

/** Calendar days to go on which the officers are reminded; once it is late, every day. */
const before = [10, 5, 1, 0];

const when = (left: number): string => {
  if (left > 0) return `あと${left}日`;
  return left === 0 ? '本日' : `${-left}日超過`;
};

/** What the officers are told of a breach on a day: when, and nothing of what happened. */
export const breachReminders = (breach: Breach, today: Day): string[] => {
  const { knownOn } = clockOf(breach);
  return (open[breach.status]?.(breach) ?? []).flatMap(({ what, due }) => {
    const left = dayCount(today, due) - 1;
    if (left > 0 && !before.includes(left)) return [];
    return [`・${what} ${inEra(due)}(${when(left)}) 知った日から${dayCount(knownOn, today)}日目`];
  });
};

/** The letter about breaches, which goes out on holidays too: its dates do not wait for an office to open. */
export const breachLetter = (name: string, lines: readonly string[]): { subject: string; text: string } => ({
  subject: '漏えい等の報告の期限について',
  text: `${name} 様\n\n個人情報保護委員会への漏えい等の報告について、次の期限があります。\n${lines.join('\n')}\n\nKansa(監査)にサインインして内容を確認してください。`,
});
