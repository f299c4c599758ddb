import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { buttonLook } from './Button.tsx';
import { Icon, type IconName } from './Icon.tsx';

type Props = {
  label: string;
  /** Shown before the label. */
  icon?: IconName;
  /** Named for those who cannot see what is beside it, when the label alone is not enough. */
  name?: string;
  align?: 'start' | 'end';
  look?: 'plain' | 'bare';
  children: ReactNode;
};

/** Things that appear below a button: a disclosure, so every control inside is what it is. Escape and a press outside close it. */
export const Menu = ({ label, icon, name, align = 'end', look = 'bare', children }: Props) => {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const [side, setSide] = useState(align);

  // What would leave the screen on one side begins at the other end of its button instead.
  useLayoutEffect(() => {
    const box = open && panel.current?.getBoundingClientRect();
    if (box && box.left < 0) setSide('start');
    if (box && box.right > document.documentElement.clientWidth) setSide('end');
    return () => setSide(align);
  }, [open, align]);
  useEffect(() => {
    if (!open) return undefined;
    const outside = (event: Event): void => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
      document.removeEventListener('keydown', escape);
    };
  }, [open]);

  return (
    <div ref={root} className="relative">
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        aria-controls={id}
        aria-label={name ? `${name} ${label}` : undefined}
        onClick={() => setOpen(!open)}
        className={
          look === 'plain'
            ? buttonLook()
            : 'inline-flex min-h-11 cursor-pointer items-center gap-1.5 rounded-8 px-2 hover:bg-solid-gray-50'
        }
      >
        {icon && <Icon name={icon} className="size-5" />}
        <span className="whitespace-nowrap">{label}</span>
        <Icon name={open ? 'up' : 'down'} className="size-4" />
      </button>
      <div
        id={id}
        ref={panel}
        hidden={!open}
        className={`card absolute top-full z-20 mt-1 w-max max-w-[calc(100vw-2rem)] min-w-56 p-2 shadow-2 ${side === 'end' ? 'right-0' : 'left-0'}`}
        onClick={(event) => {
          if (!(event.target as Element).closest('[data-closes]')) return;
          setOpen(false);
          // Before anything opens: a dialog gives the focus back to what had it, and the entry is gone by then.
          button.current?.focus();
        }}
      >
        {children}
      </div>
    </div>
  );
};

const itemLook =
  'flex min-h-11 w-full cursor-pointer items-center gap-2 rounded-8 px-3 py-2 text-left hover:bg-blue-50 hover:underline';

export const MenuButton = ({
  children,
  onPress,
  pressed,
  opens,
  danger = false,
}: {
  children: ReactNode;
  onPress: () => void;
  pressed?: boolean;
  opens?: 'dialog' | undefined;
  danger?: boolean;
}) => (
  <button
    type="button"
    data-closes=""
    aria-pressed={pressed}
    aria-haspopup={opens}
    onClick={onPress}
    className={`${itemLook} ${danger ? 'text-error-2' : ''} ${pressed ? 'font-bold text-blue-900' : ''}`}
  >
    {pressed !== undefined && <Icon name="check" className={`size-5 ${pressed ? '' : 'invisible'}`} />}
    {children}
  </button>
);
