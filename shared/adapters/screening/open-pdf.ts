import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** A picture of more dots than this is a page, or most of one: A4 has half a million at the resolution of a screen. */
const largestPicture = 400_000;

/** Without a canvas pdfjs warns while it loads that it cannot draw, and has no setting for that yet: nothing is drawn. */
const load = async () => {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return await import('pdfjs-dist/legacy/build/pdf.mjs');
  } finally {
    console.warn = warn;
  }
};

/**
 * The library loads with the first PDF, as it takes a while. Text needs none of the drawing: the native canvas pdfjs would
 * load is kept out by `overrides` in package.json (an alias for a system nobody installs this on).
 */
export const openPdf = async (bytes: Uint8Array) => {
  const { getDocument, VerbosityLevel } = await load();
  // Paths, not addresses: given a file address pdfjs finds no character maps, and reads Japanese as nothing at all.
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  return getDocument({
    // The library takes the memory over.
    data: new Uint8Array(bytes),
    cMapUrl: `${home}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${home}/standard_fonts/`,
    wasmUrl: `${home}/wasm/`,
    disableFontFace: true,
    useSystemFonts: false,
    // What cannot be parsed must not be left out without a word.
    stopAtErrors: true,
    maxImageSize: largestPicture,
    verbosity: VerbosityLevel.ERRORS,
  });
};
