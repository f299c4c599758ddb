import { folder } from 'virtual:pdf-files';
import {
  getDocument,
  GlobalWorkerOptions,
  type PDFDocumentLoadingTask,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';

GlobalWorkerOptions.workerSrc = `${folder}pdf.worker.min.mjs`;

/** Begins to read a PDF. Whatever else that takes comes from our own host. */
export const openPdf = (bytes: Uint8Array): PDFDocumentLoadingTask =>
  getDocument({
    data: bytes,
    cMapUrl: `${folder}cmaps/`,
    standardFontDataUrl: `${folder}standard_fonts/`,
    wasmUrl: `${folder}wasm/`,
    // The CSP has no room for WebAssembly.
    useWasm: false,
    verbosity: VerbosityLevel.ERRORS,
  });
