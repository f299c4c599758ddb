import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLetters } from '#web/frame/keys.tsx';
import { useRoom } from '#web/parts/viewing/useRoom.ts';
import { ViewBar } from '#web/parts/viewing/ViewBar.tsx';
import { useView } from '#web/parts/viewing/zoom.ts';
import { Wrong } from '#web/parts/Wrong.tsx';
import { useText } from '#web/text/catalogue.ts';
import { PageBar } from './PageBar.tsx';
import { PdfPage } from './PdfPage.tsx';
import { SearchBar } from './SearchBar.tsx';
import { pdfText } from './text.ts';
import { usePage, usePdf } from './usePdf.ts';
import { useSearch } from './useSearch.ts';

type Props = {
  name: string;
  file: Blob;
  /** Which page is open; none once it is closed. */
  onPage?: ((page: number | undefined) => void) | undefined;
};

/** Dots of a screen to a point of a page, where it is as large as on paper. */
const natural = 96 / 72;

const Pages = ({ name, pdf, onPage }: { pdf: PDFDocumentProxy } & Omit<Props, 'file'>) => {
  const t = useText(pdfText);
  const [number, setNumber] = useState(1);
  const { ref, room } = useRoom();
  const view = useView(1.5);
  const field = useRef<HTMLInputElement>(null);
  const count = pdf.numPages;
  const go = (asked: number): void => setNumber(Math.min(Math.max(asked, 1), count));
  const search = useSearch(pdf, number, go);
  const page = usePage(pdf, number);
  const told = useRef(onPage);
  told.current = onPage;
  useEffect(() => told.current?.(number), [number]);
  useEffect(() => () => told.current?.(undefined), []);
  const latest = useRef(go);
  latest.current = (by) => go(number + by);
  useLetters(
    useMemo(
      () => [
        { key: '[', label: { ja: pdfText.ja.previous, en: pdfText.en.previous }, run: () => latest.current(-1) },
        { key: ']', label: { ja: pdfText.ja.next, en: pdfText.en.next }, run: () => latest.current(1) },
        { key: '/', label: { ja: pdfText.ja.keySearch, en: pdfText.en.keySearch }, run: () => field.current?.focus() },
      ],
      [],
    ),
  );
  const width =
    page && page !== 'broken'
      ? page.getViewport({ scale: natural, rotation: (page.rotate + view.turn) % 360 }).width
      : 0;
  const scale = view.scaleIn(room, width);
  return (
    <>
      <ViewBar view={view} scale={scale} before={<PageBar page={number} count={count} go={go} />}>
        <SearchBar of={search} count={count} ref={field} />
      </ViewBar>
      {page === 'broken' ? (
        <Wrong>{t.brokenPage}</Wrong>
      ) : (
        page && (
          <PdfPage
            name={name}
            page={page}
            scale={scale * natural}
            turn={view.turn}
            hits={search.hits}
            current={search.current}
            ground={ref}
          />
        )
      )}
    </>
  );
};

/** A PDF, one page at a time: only the page that is looked at is drawn. */
const PdfView = ({ name, file, onPage }: Props) => {
  const t = useText(pdfText);
  const pdf = usePdf(file);
  if (pdf === 'broken') return <Wrong>{t.broken}</Wrong>;
  return pdf ? <Pages name={name} pdf={pdf} onPage={onPage} /> : <p aria-busy="true">{t.opening}</p>;
};

export default PdfView;
