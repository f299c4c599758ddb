import { createContext, type ReactNode, useContext, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useText } from '#web/text/catalogue.ts';
import { words } from '#web/frame/text.ts';
import { IconButton } from './Button.tsx';

const container = createContext<Element | undefined>(undefined);

/** Where something has to hang that opens above a page: outside an open modal dialog nothing can be seen or pressed. */
export const usePopoverContainer = (): Element | undefined => useContext(container);

type Props = {
  title: string;
  onClose: () => void;
  /** Asked before Escape or the cross closes it: false keeps it open. */
  mayClose?: () => boolean;
  wide?: boolean;
  children: ReactNode;
};

/** The browser's own modal dialog: it keeps the focus, and gives it back. */
export const Dialog = ({ title, onClose, mayClose = () => true, wide = false, children }: Props) => {
  const t = useText(words);
  const ref = useRef<HTMLDialogElement>(null);
  const [element, setElement] = useState<Element>();
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    setElement(dialog ?? undefined);
    if (dialog && !dialog.open) dialog.showModal();
    // The browser would begin with the cross: whoever opens a dialog wants to read it, or to type.
    (dialog?.querySelector<HTMLElement>('input, textarea, select') ?? dialog?.querySelector('h2'))?.focus();
  }, []);
  // While it is still in the document: only then the browser gives the focus back to what opened it.
  useLayoutEffect(() => {
    const dialog = ref.current;
    return () => dialog?.close();
  }, []);
  const leave = (): void => {
    if (mayClose()) onClose();
  };
  return (
    <dialog
      ref={ref}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
      // It never clips: what opens above the page hangs in it, beside the part that scrolls.
      className={`max-h-none w-[calc(100%-2rem)] overflow-visible ${wide ? 'max-w-4xl' : 'max-w-2xl'} rounded-12 bg-white p-0 shadow-5`}
    >
      <div className="max-h-[calc(100dvh-2.5rem)] overflow-y-auto rounded-12">
        <div className="flex items-start justify-between gap-4 border-b border-solid-gray-200 px-6 py-4">
          <h2 id={id} tabIndex={-1} className="text-std-20B-150 outline-none">
            {title}
          </h2>
          <IconButton icon="close" label={t.close} onClick={leave} className="-my-1 -mr-3" />
        </div>
        <div className="px-6 py-5">
          <container.Provider value={element}>{children}</container.Provider>
        </div>
      </div>
    </dialog>
  );
};
