import { Icon } from '#web/parts/Icon.tsx';
import { createStore } from '#web/parts/store.ts';
import { IconButton } from '#web/parts/Button.tsx';
import { useText } from '#web/text/catalogue.ts';
import { words } from './text.ts';

type Toast = { id: number; text: string; bad: boolean };

const toasts = createStore<readonly Toast[]>([]);
let last = 0;

const drop = (id: number): void => toasts.set(toasts.get().filter((toast) => toast.id !== id));

/** Says what has happened, politely: the last that went well, and all that went wrong until it is closed. */
export const toast = (text: string, { bad = false } = {}): void => {
  last += 1;
  const id = last;
  const kept = toasts.get().filter((other) => bad || other.bad);
  toasts.set([...kept.slice(-2), { id, text, bad }]);
  if (!bad) setTimeout(() => drop(id), 8000);
};

export const Toasts = () => {
  const t = useText(words);
  return (
    <div
      aria-live="polite"
      // Above the bar in which long pages keep their acts in sight.
      className="pointer-events-none fixed right-4 bottom-32 z-40 w-[min(28rem,calc(100%-2rem))] print:hidden"
    >
      {toasts.use().map(({ id, text, bad }) => (
        <div
          key={id}
          className={`pointer-events-auto mt-2 flex items-center gap-3 rounded-8 border-l-8 bg-white py-2 pr-2 pl-4 shadow-3 ${bad ? 'border-error-1' : 'border-success-1'}`}
        >
          <Icon name={bad ? 'alert' : 'checkCircle'} className={`size-6 ${bad ? 'text-error-1' : 'text-success-2'}`} />
          <p className="grow">{text}</p>
          <IconButton icon="close" label={t.close} onClick={() => drop(id)} />
        </div>
      ))}
    </div>
  );
};
