import type { ReactNode } from 'react';
import { IconButton } from '#web/parts/Button.tsx';
import { useText } from '#web/text/catalogue.ts';
import { viewingText } from './text.ts';
import type { View } from './zoom.ts';

/** Zoom and rotation; what else there is to do with it comes before and after. */
export const ViewBar = ({
  view,
  scale,
  before,
  children,
}: {
  view: View;
  scale: number;
  before?: ReactNode;
  children?: ReactNode;
}) => {
  const t = useText(viewingText);
  const percent = String(Math.round(scale * 100));
  return (
    <div
      role="group"
      aria-label={t.tools}
      className="flex flex-wrap items-center gap-x-3 rounded-t-8 border border-b-0 border-solid-gray-300 bg-solid-gray-50 px-2 py-1 print:hidden"
    >
      {before}
      <div className="flex items-center">
        <IconButton icon="minus" label={t.smaller} onClick={() => view.step(-1, scale)} />
        <span role="status" className="min-w-12 text-center text-dns-14N-130 tabular-nums">
          <span aria-hidden="true">{percent}%</span>
          <span className="sr-only">{t.size(percent)}</span>
        </span>
        <IconButton icon="plus" label={t.larger} onClick={() => view.step(1, scale)} />
        <IconButton icon="width" label={t.fit} aria-pressed={view.zoom === 'width'} onClick={view.fit} />
        <IconButton icon="turn" label={t.turn} onClick={view.turnOn} />
      </div>
      {children}
    </div>
  );
};
