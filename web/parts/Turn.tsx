import type { Role } from '#shared/domain/access/roles.ts';
import { catalogue, useSay, useText } from '#web/text/catalogue.ts';
import { roleWords } from '#web/text/roles.ts';

const words = catalogue(
  { next: (who: string) => `次に動く人: ${who}` },
  { next: (who: string) => `Next to act: ${who}` },
);

/** Whose turn it is with a record, beside its state; nothing when nobody's is. */
export const Turn = ({ of }: { of: Role | undefined }) => {
  const t = useText(words);
  const say = useSay();
  return of && <span>{t.next(say(roleWords(of)))}</span>;
};
