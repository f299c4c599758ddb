import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { SpecialClosed } from '#web/api/clients.ts';
import { useKansa } from '#web/api/context.ts';
import { problemWords } from '#web/api/problems.ts';
import { changed } from '#web/api/read.ts';
import { catalogue, useSay, useText } from '#web/text/catalogue.ts';
import { Button } from './Button.tsx';
import { EnterButton } from './EnterButton.tsx';
import { onlyOne } from './only-one.ts';
import { Seal } from './Seal.tsx';

const words = catalogue(
  {
    why: '特定個人情報の監査です。閲覧の目的を入力してから開いてください。目的は記録され、当日のあいだ有効です。',
    purpose: '閲覧の目的',
    enter: '目的を記録して開く',
  },
  {
    why: 'This audit is sealed. State why you open it: the purpose is recorded, and holds for today.',
    purpose: 'Purpose',
    enter: 'Record the purpose and open',
  },
);

/** Several parts of a page are refused at once: it is asked once. */
const useAsks = onlyOne();

/** Asks why somebody opens a sealed audit, before anything of it is shown. */
const Purpose = ({ onStated }: { onStated?: () => void }) => {
  const queries = useQueryClient();
  const t = useText(words);
  const say = useSay();
  const { clients } = useKansa();
  const { auditId } = useParams({ strict: false }) as { auditId?: string };
  const [purpose, setPurpose] = useState('');
  const [refusal, setRefusal] = useState<unknown>();
  const state = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    try {
      await clients.spi('visit.begin', { auditId: auditId ?? '', purpose });
      onStated?.();
      // All that was refused for want of a purpose, not only what stands here.
      await changed(queries, 'spi');
    } catch (error) {
      setRefusal(error);
    }
  };
  const asks = useAsks();
  if (!asks) return null;
  return (
    <form onSubmit={(event) => void state(event)} className="card max-w-2xl border-purple-800 p-6">
      <Seal />
      <p className="mb-4">{t.why}</p>
      <label className="block font-bold">
        {t.purpose}
        <input
          className="control mt-1 font-normal"
          required
          maxLength={400}
          value={purpose}
          onChange={(event) => setPurpose(event.target.value)}
        />
      </label>
      {refusal !== undefined && (
        <p role="alert" className="mt-2 text-error-2">
          {say(problemWords(refusal))}
        </p>
      )}
      {refusal instanceof SpecialClosed && <EnterButton />}
      <Button tone="primary" type="submit" className="mt-4">
        {t.enter}
      </Button>
    </form>
  );
};

export default Purpose;
