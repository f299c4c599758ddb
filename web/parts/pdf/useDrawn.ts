import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type RefObject, useEffect, useState } from 'react';
import { type Drawn, draw } from './draw.ts';

type Asked = { page: PDFPageProxy; scale: number; turn: number };
type State = { of?: Asked; drawn?: Drawn; isBroken?: true };

/** Keeps what is drawn in `host` as it is asked for. */
export const useDrawn = (host: RefObject<HTMLElement | null>, page: PDFPageProxy, scale: number, turn: number) => {
  const [state, setState] = useState<State>({});
  useEffect(() => {
    const element = host.current;
    if (!element || scale === 0) return undefined;
    const stop = new AbortController();
    const of = { page, scale, turn };
    const viewport = page.getViewport({ scale, rotation: (page.rotate + turn) % 360 });
    draw(page, viewport, element, stop.signal).then(
      (drawn) => setState({ of, drawn }),
      () => {
        if (stop.signal.aborted) return;
        element.replaceChildren();
        setState({ of, isBroken: true });
      },
    );
    return () => stop.abort();
  }, [host, page, scale, turn]);
  useEffect(() => {
    // The next page begins at its top.
    host.current?.parentElement?.scrollTo({ top: 0 });
    return () => void page.cleanup();
  }, [host, page]);
  const isBusy = state.of?.page !== page || state.of.scale !== scale || state.of.turn !== turn;
  return { isBusy, drawn: isBusy ? undefined : state.drawn, isBroken: !isBusy && state.isBroken === true };
};
