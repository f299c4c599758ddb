import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changed } from '#web/api/read.ts';
import { useKansa } from '#web/api/context.ts';
import { catalogue, useText } from '#web/text/catalogue.ts';
import { Button } from './Button.tsx';

const words = catalogue(
  {
    enter: 'もう一度サインインして開く',
    somebodyElse: '別の人がサインインしました。ご本人がサインインしてください。',
    turnedRound: 'サインインは完了しませんでした。',
  },
  {
    enter: 'Sign in once more',
    somebodyElse: 'Somebody else signed in. Please sign in yourself.',
    turnedRound: 'The sign-in was not completed.',
  },
);

/** Opens the special track by a sign-in in a window of its own, and asks again for what was refused before. */
export const EnterButton = ({ onEntered }: { onEntered?: () => void }) => {
  const t = useText(words);
  const { special } = useKansa();
  const queries = useQueryClient();
  const [result, setResult] = useState<'somebodyElse' | 'turnedRound'>();
  const enter = async (): Promise<void> => {
    const became = await special?.enter();
    setResult(became === 'entered' ? undefined : became);
    if (became !== 'entered') return;
    onEntered?.();
    await changed(queries, 'spi');
  };
  return (
    <div className="mt-4">
      {result && (
        <p role="alert" className="mb-2 text-error-2">
          {t[result]}
        </p>
      )}
      <Button tone="primary" onClick={() => void enter()}>
        {t.enter}
      </Button>
    </div>
  );
};
