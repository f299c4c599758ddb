import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { isProblem, problemWords } from '#web/api/problems.ts';
import { Button, buttonLook } from '#web/parts/Button.tsx';
import { Icon } from '#web/parts/Icon.tsx';
import { Page } from '#web/parts/Page.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { words } from './text.ts';

/** Refused for good: asking again changes nothing, and nobody else has to look into it. */
const isFinal = (error: unknown): boolean => isProblem(error) && [403, 404].includes(error.status);

/** What cannot be seen, in one sentence, and the way home. */
const Refused = ({ error }: { error: unknown }) => {
  const t = useText(words);
  const say = useSay();
  const sentence = isProblem(error, 'forbidden')
    ? t.notAllowed
    : isProblem(error, 'not_found')
      ? t.noSuch
      : say(problemWords(error));
  return (
    <div role="alert" className="card flex gap-4 p-6">
      <Icon name="alert" className="size-7 text-solid-gray-600" />
      <div>
        <p>{sentence}</p>
        <Link to="/" className={`${buttonLook()} mt-4`}>
          {t.toHome}
        </Link>
      </div>
    </div>
  );
};

/** What failed, in words; whether the work is safe; one thing to do. */
export const Failure = ({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) => {
  const t = useText(words);
  const say = useSay();
  // A refusal has been said by the API. Anything else is ours to look into.
  useEffect(() => {
    if (!isProblem(error)) console.error(error);
  }, [error]);
  if (isFinal(error)) return <Refused error={error} />;
  return (
    <div role="alert" className="card flex gap-4 border-error-1 bg-red-50 p-6">
      <Icon name="alert" className="size-7 text-error-2" />
      <div>
        <p className="font-bold">{t.failed}</p>
        <p>{say(problemWords(error))}</p>
        {isProblem(error) && <p className="mt-1 text-dns-14N-130 text-solid-gray-700">{t.errorCode(error.code)}</p>}
        {onRetry && (
          <Button className="mt-4" onClick={onRetry}>
            {t.retry}
          </Button>
        )}
      </div>
    </div>
  );
};

export const NotFound = () => {
  const t = useText(words);
  return (
    <Page title={t.notFound} help={t.notFoundNote}>
      <p>{t.notFoundNote}</p>
      <Link to="/" className={`${buttonLook()} mt-6`}>
        {t.toHome}
      </Link>
    </Page>
  );
};
