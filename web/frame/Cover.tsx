import { lazy, Suspense, useEffect, useState } from 'react';
import { useKansa } from '#web/api/context.ts';
import { Button } from '#web/parts/Button.tsx';
import { EnterButton } from '#web/parts/EnterButton.tsx';
import { Page } from '#web/parts/Page.tsx';
import { catalogue, useText } from '#web/text/catalogue.ts';
import { focusOnHeading } from './focus.ts';
import { hasUnsaved, useUnsaved } from './unsaved.tsx';

const Purpose = lazy(() => import('#web/parts/Purpose.tsx'));

const words = catalogue(
  {
    title: '操作がなかったため、画面を隠しました',
    why: (minutes: string) => `特定個人情報の画面は、${minutes}分間操作がないと隠れます。入力した内容は残っています。`,
    goOn: '続ける',
  },
  {
    title: 'This page is covered',
    why: (minutes: string) =>
      `Pages of the special track are covered when nothing was done for ${minutes} minutes. What you typed is still here.`,
    goOn: 'Go on',
  },
);

type Props = { auditId: string | undefined; onLift: () => void };

/** Stands in the place of a sealed page that nobody has touched for a while, until somebody says again what for. */
export const Cover = ({ auditId, onLift }: Props) => {
  const t = useText(words);
  const { config, special } = useKansa();
  // The page below is as if it had been left: what is typed there is asked for from here.
  const [keepsText] = useState(hasUnsaved);
  useUnsaved(keepsText);
  useEffect(() => {
    focusOnHeading();
    return focusOnHeading;
  }, []);
  return (
    <Page title={t.title} sealed help={t.why(String(config.sealedIdleMinutes))}>
      <p className="mb-6">{t.why(String(config.sealedIdleMinutes))}</p>
      {auditId ? (
        <Suspense>
          <Purpose onStated={onLift} />
        </Suspense>
      ) : special ? (
        <EnterButton onEntered={onLift} />
      ) : (
        <Button tone="primary" onClick={onLift}>
          {t.goOn}
        </Button>
      )}
    </Page>
  );
};
