import type { ComponentProps, ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

export type Tone = 'primary' | 'plain' | 'danger' | 'quiet';

const tones: Readonly<Record<Tone, string>> = {
  primary: 'bg-blue-900 border-blue-900 text-white hover:bg-blue-1000 hover:underline active:bg-blue-1200',
  plain: 'bg-white border-blue-900 text-blue-900 hover:bg-blue-50 hover:underline active:bg-blue-100',
  danger: 'bg-white border-error-2 text-error-2 hover:bg-red-50 hover:underline active:bg-red-100',
  quiet: 'bg-transparent border-transparent text-blue-900 underline underline-offset-4 hover:bg-blue-50',
};

/** How things look that are pressed, whether buttons or links. */
export const buttonLook = (tone: Tone = 'plain'): string =>
  `inline-flex min-h-11 cursor-pointer items-center justify-center gap-2 rounded-8 border px-4 py-1.5 font-bold ${tones[tone]} disabled:cursor-not-allowed disabled:border-solid-gray-300 disabled:bg-solid-gray-50 disabled:text-solid-gray-700 disabled:no-underline`;

type Props = ComponentProps<'button'> & { tone?: Tone; icon?: IconName; busy?: boolean; children: ReactNode };

/** A verb. While `busy` it takes no second press and keeps its focus. */
export const Button = ({
  tone = 'plain',
  icon,
  busy = false,
  children,
  className = '',
  onClick,
  type = 'button',
  ...rest
}: Props) => (
  <button
    {...rest}
    type={type}
    aria-disabled={busy || undefined}
    className={`${buttonLook(tone)} ${busy ? 'opacity-70' : ''} ${className}`}
    onClick={(event) => {
      if (busy) event.preventDefault();
      else onClick?.(event);
    }}
  >
    {icon && <Icon name={icon} className="size-5" />}
    {children}
  </button>
);

/** A button that shows an icon alone; `label` is its name, and its tip. */
export const IconButton = ({
  icon,
  label,
  className = '',
  ...rest
}: ComponentProps<'button'> & { icon: IconName; label: string }) => (
  <button
    type="button"
    title={label}
    aria-label={label}
    {...rest}
    className={`inline-flex size-11 cursor-pointer items-center justify-center rounded-8 text-solid-gray-800 hover:bg-solid-gray-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-40 aria-pressed:bg-blue-100 ${className}`}
  >
    <Icon name={icon} />
  </button>
);
