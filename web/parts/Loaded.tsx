import { lazy, type ReactNode, useEffect, useState } from 'react';
import { SpecialClosed } from '#web/api/clients.ts';
import { isProblem } from '#web/api/problems.ts';
import { Failure } from '#web/frame/Failure.tsx';
import { words } from '#web/frame/text.ts';
import { useText } from '#web/text/catalogue.ts';

const EnterSpecial = lazy(() => import('./EnterSpecial.tsx'));
const Purpose = lazy(() => import('./Purpose.tsx'));

/** Whoever waits no longer than this sees no sign of waiting. */
const patience = 200;

/** Grey lines where content will be, once waiting becomes noticeable. */
export const Skeleton = ({ lines = 6 }: { lines?: number }) => {
  const t = useText(words);
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patience);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div aria-busy="true" className="min-h-40">
      {late && (
        <>
          <p role="status" className="sr-only">
            {t.loading}
          </p>
          {Array.from({ length: lines }, (_, n) => (
            <div key={n} className="mb-4 h-7 animate-pulse rounded-8 bg-solid-gray-100 motion-reduce:animate-none" />
          ))}
        </>
      )}
    </div>
  );
};

type Query<T> = {
  data: T | undefined;
  error: unknown;
  isFetching: boolean;
  refetch: () => Promise<unknown>;
};

/** What a read has brought: the content, a wait, or why there is none. Old content stays while it is asked for again. */
export const Loaded = <T,>({
  of,
  skeleton,
  children,
}: {
  of: Query<T>;
  skeleton?: ReactNode;
  children: (data: T) => ReactNode;
}) => {
  const again = (): void => void of.refetch();
  if (of.data !== undefined) return <div aria-busy={of.isFetching}>{children(of.data)}</div>;
  if (isProblem(of.error, 'purpose_required')) return <Purpose />;
  if (of.error instanceof SpecialClosed) return <EnterSpecial />;
  if (of.error) return <Failure error={of.error} onRetry={again} />;
  return skeleton ?? <Skeleton />;
};
