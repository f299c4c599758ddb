import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { type Day, dayOf, isWithin } from '#shared/kernel/calendar.ts';
import { day, departmentId, instant, line } from '#shared/domain/scalars.ts';

/** A department whose system the contractor builds, operates or maintains (DOMAIN.md 1.5, guard 3). */
const namedInterest = strictObject(() => ({ departmentId, system: line(200) }));

const terms = strictObject(() => ({
  company: line(200),
  contractNo: line(100),
  from: day,
  /** The last day: the seat ends by itself when it is over in Japan. */
  to: day,
  /** The contractor has declared that, the interests apart, it has none in any audited system. */
  independenceDeclared: z.boolean(),
}));

/** What the audit office enters from the contract with an external auditor. */
export const newContract = strictObject(() => ({ ...terms.shape, interests: z.array(namedInterest).max(100) }));

/** The contract an external auditor's seat rests on. Which audits it covers is said by their teams alone. */
export const contract = strictObject(() => ({
  ...terms.shape,
  interests: z.array(z.strictObject({ ...namedInterest.shape, path: z.array(departmentId) })).max(100),
}));
export type Contract = z.infer<typeof contract>;

/** The external auditor's own promise to keep what is learned in an audit to oneself. */
export const nonDisclosure = strictObject(() => ({ textVersion: line(40), at: instant }));
export type NonDisclosure = z.infer<typeof nonDisclosure>;

/** What is promised. Another wording gets another version, and is promised anew. */
export const nonDisclosureText = {
  version: '2026-1',
  ja: '監査で知り得た情報を、契約の期間中も終了後も、監査の目的以外に使わず、第三者に漏らしません。複製した資料は、監査の終了後に返却するか消去します。',
  en: 'What I learn in an audit I use for that audit alone and tell nobody else, during the contract and after it. Copies I return or erase when the audit has ended.',
} as const;

type Seated = { contract?: Contract | undefined; nonDisclosure?: NonDisclosure | undefined };

/**
 * True for whoever has access on a day: active staff until their last day in service, and external auditors while their
 * contract lasts.
 */
export const isAdmitted = (
  person: Seated & { kind: 'staff' | 'external'; active: boolean; lastDay?: Day | undefined },
  today: Day,
): boolean =>
  person.active &&
  (person.lastDay === undefined || today <= person.lastDay) &&
  (person.kind === 'staff' || (person.contract !== undefined && isWithin(today, person.contract)));

/** True when the present wording was promised under the present contract. */
export const hasPromised = ({ contract, nonDisclosure }: Seated): boolean =>
  contract !== undefined &&
  nonDisclosure?.textVersion === nonDisclosureText.version &&
  dayOf(new Date(nonDisclosure.at)) >= contract.from;
