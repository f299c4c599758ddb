import { useState } from 'react';
import { type Me, useKansa } from '#web/api/context.ts';
import { problemWords } from '#web/api/problems.ts';
import { useSend } from '#web/commands/send.ts';
import { Button } from '#web/parts/Button.tsx';
import { Page } from '#web/parts/Page.tsx';
import { catalogue, useSay, useText } from '#web/text/catalogue.ts';

const words = catalogue(
  {
    title: '守秘の誓約',
    why: '監査を始める前に、次の内容を確かめて誓約してください。誓約した日時が記録されます。',
    promise: '誓約する',
  },
  {
    title: 'Non-disclosure',
    why: 'Before the audit begins, please read and promise the following. When you did is recorded.',
    promise: 'I promise',
  },
);

export const mustPromise = ({ seat }: Me): boolean => seat !== undefined && seat.nonDisclosure.agreedAt === undefined;

/** What an external auditor meets before anything else, until the promise is made. */
export const NonDisclosure = () => {
  const t = useText(words);
  const say = useSay();
  const { me } = useKansa();
  const send = useSend();
  const [refusal, setRefusal] = useState<unknown>();
  const text = me.seat?.nonDisclosure;
  if (!text) return null;
  const promise = (): Promise<void> =>
    // Everything is asked for anew: what may be seen has changed.
    send('directory', 'me.agreeNonDisclosure', { textVersion: text.textVersion }).then(
      () => location.reload(),
      setRefusal,
    );
  return (
    <Page title={t.title} help={t.why}>
      <p>{t.why}</p>
      <blockquote className="card my-6 max-w-3xl p-6 whitespace-pre-line">{say(text)}</blockquote>
      {refusal !== undefined && (
        <p role="alert" className="mb-4 text-error-2">
          {say(problemWords(refusal))}
        </p>
      )}
      <Button tone="primary" onClick={() => void promise()}>
        {t.promise}
      </Button>
    </Page>
  );
};
