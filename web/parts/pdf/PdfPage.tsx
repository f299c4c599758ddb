import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type RefCallback, useEffect, useMemo, useRef } from 'react';
import { Ground } from '#web/parts/viewing/Ground.tsx';
import { useText } from '#web/text/catalogue.ts';
import { mark } from './marks.ts';
import { pdfText } from './text.ts';
import { useDrawn } from './useDrawn.ts';
import type { Hit } from './useSearch.ts';
import './pdf.css';

type Props = {
  name: string;
  page: PDFPageProxy;
  scale: number;
  turn: number;
  hits: readonly Hit[];
  current: Hit | undefined;
  ground: RefCallback<HTMLDivElement>;
};

/** One page as it looks, with its text over it. */
export const PdfPage = ({ name, page, scale, turn, hits, current, ground }: Props) => {
  const t = useText(pdfText);
  const host = useRef<HTMLDivElement>(null);
  const { isBusy, drawn, isBroken } = useDrawn(host, page, scale, turn);
  const here = useMemo(() => hits.filter((hit) => hit.page === page.pageNumber), [hits, page]);
  useEffect(() => (drawn ? mark(drawn, here, current) : undefined), [drawn, here, current]);
  const isMute = drawn?.pieces.every((piece) => piece.trim() === '') === true;
  return (
    <>
      <Ground ref={ground} label={t.region(name, String(page.pageNumber))} busy={isBusy}>
        <div ref={host} className="relative mx-auto w-max bg-white" />
        {isBroken && <p className="p-4">{t.brokenPage}</p>}
      </Ground>
      {isMute && <p className="mt-2 text-solid-gray-700">{t.noText}</p>}
    </>
  );
};
