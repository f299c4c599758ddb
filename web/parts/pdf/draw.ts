import { type PageViewport, type PDFPageProxy, TextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Browsers draw nothing at all on a canvas that is larger than they like. */
const mostDots = 16_000_000;

export type Drawn = { pieces: readonly string[]; spans: readonly HTMLElement[] };

const canvasFor = ({ width, height }: PageViewport): { canvas: HTMLCanvasElement; sharpness: number } => {
  const canvas = document.createElement('canvas');
  const sharpness = Math.min(window.devicePixelRatio, Math.sqrt(mostDots / (width * height)));
  canvas.width = Math.max(1, Math.floor(width * sharpness));
  canvas.height = Math.max(1, Math.floor(height * sharpness));
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  canvas.setAttribute('aria-hidden', 'true');
  return { canvas, sharpness };
};

/** Draws a page into `host` in place of the one before, with its text over it: to be selected, and to be read out. */
export const draw = async (
  page: PDFPageProxy,
  viewport: PageViewport,
  host: HTMLElement,
  signal: AbortSignal,
): Promise<Drawn> => {
  const { canvas, sharpness } = canvasFor(viewport);
  const drawing = page.render({ canvas, viewport, transform: [sharpness, 0, 0, sharpness, 0, 0] });
  signal.addEventListener('abort', () => drawing.cancel());
  await drawing.promise;
  const container = document.createElement('div');
  container.className = 'pdf-text';
  container.style.setProperty('--total-scale-factor', String(viewport.scale));
  const layer = new TextLayer({ textContentSource: await page.getTextContent(), container, viewport });
  await layer.render();
  signal.throwIfAborted();
  host.replaceChildren(canvas, container);
  return { pieces: layer.textContentItemsStr, spans: layer.textDivs };
};
