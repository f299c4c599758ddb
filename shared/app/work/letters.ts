import type { Day } from '#shared/kernel/calendar.ts';
import { isAdmitted } from '#shared/domain/organisation/seat.ts';
import type { Mail } from '#shared/domain/notification/message.ts';
import { templates } from '#shared/domain/notification/templates.ts';
import type { Letter, Ports, Store } from '#shared/app/ports.ts';

const everySection = '@*';

/** One message to hundreds of sections names none of them: which they are, the audit says when it is sent. */
const addressees = async (store: Store, { to, about }: Mail): Promise<readonly string[]> => {
  if (!to.some((duty) => duty.endsWith(everySection))) return to;
  const [audit] = await store.load({ kind: 'audit', auditId: about['auditId'] ?? '' });
  const sections = audit?.sections.map((s) => s.departmentId) ?? [];
  return to.flatMap((duty) =>
    duty.endsWith(everySection) ? sections.map((id) => `${duty.slice(0, -1)}${id}`) : [duty],
  );
};

/**
 * The letters a mail message becomes: one to each person who holds a named duty today, or is named, and has access
 * today. Ids follow from the message, so sending it again gives the same letters.
 */
export const lettersFor = async (
  { directory, store }: Pick<Ports, 'directory' | 'store'>,
  messageId: string,
  mail: Mail,
  today: Day,
): Promise<Letter[]> => {
  const people = await directory.reach(await addressees(store, mail), today);
  const { subject, text } = templates[mail.template];
  const body = [mail.text ?? text, (mail.lines ?? []).join('\n')].filter((part) => part !== '').join('\n\n');
  return people
    .filter((person) => isAdmitted(person, today))
    .map(({ personId, name, email }) => ({
      id: `${messageId}-${personId}`,
      to: { name, email },
      subject,
      text: `${name} 様\n\n${body}\n\nKansa(監査)にサインインして「自分の仕事」を開いてください。`,
    }));
};
