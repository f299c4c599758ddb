import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useState } from 'react';
import { openPdf } from './open.ts';

/** An open PDF; `broken` when nobody can open it. It goes with the component: nothing of it stays. */
export const usePdf = (file: Blob): PDFDocumentProxy | 'broken' | undefined => {
  const [opened, setOpened] = useState<PDFDocumentProxy | 'broken'>();
  useEffect(() => {
    let isGone = false;
    let task: PDFDocumentLoadingTask | undefined;
    const open = async (): Promise<void> => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      if (isGone) return;
      task = openPdf(bytes);
      const pdf = await task.promise;
      if (!isGone) setOpened(pdf.numPages > 0 ? pdf : 'broken');
    };
    open().catch(() => {
      if (!isGone) setOpened('broken');
    });
    return () => {
      isGone = true;
      void task?.destroy();
    };
  }, [file]);
  return opened;
};

/** One page of it; the page before is shown until it is there. */
export const usePage = (pdf: PDFDocumentProxy, number: number): PDFPageProxy | 'broken' | undefined => {
  const [page, setPage] = useState<PDFPageProxy | 'broken'>();
  useEffect(() => {
    let isGone = false;
    const put = (got: PDFPageProxy | 'broken'): void => {
      if (!isGone) setPage(got);
    };
    pdf.getPage(number).then(put, () => put('broken'));
    return () => {
      isGone = true;
    };
  }, [pdf, number]);
  return page;
};
