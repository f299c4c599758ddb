import { type ReactNode, useEffect } from 'react';
import { problemWords } from '#web/api/problems.ts';
import { Button } from '#web/parts/Button.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { words } from './text.ts';

const Sheet = ({ title, children }: { title: string; children: ReactNode }) => {
  const t = useText(words);
  useEffect(() => {
    document.title = `${title} | ${t.product}`;
  }, [title, t]);
  return (
    <main className="mx-auto mt-16 max-w-xl px-4">
      <p className="text-solid-gray-700">{t.product}</p>
      <h1 className="mb-4 text-std-28B-150">{title}</h1>
      {children}
    </main>
  );
};

/** What is shown to somebody who is not signed in, and does not want to be at once. */
export const Outside = ({ why, onSignIn }: { why: 'signedOut' | 'notSignedIn'; onSignIn: () => void }) => {
  const t = useText(words);
  return (
    <Sheet title={t[why]}>
      <p className="mb-6">{why === 'signedOut' ? t.signedOutNote : t.notSignedInNote}</p>
      <Button tone="primary" onClick={onSignIn}>
        {t.signIn}
      </Button>
    </Sheet>
  );
};

/** Without configuration or an account there is nothing to show. */
export const CannotStart = ({ error }: { error: unknown }) => {
  const t = useText(words);
  const say = useSay();
  return (
    <Sheet title={t.cannotStart}>
      <p className="mb-6">{say(problemWords(error))}</p>
      <Button tone="primary" onClick={() => location.assign('/')}>
        {t.retry}
      </Button>
    </Sheet>
  );
};
