import { useText } from '#web/text/catalogue.ts';
import { text } from './text.ts';

const PdfPages = (_: { blob: Blob; name: string }) => <p>{useText(text).noPreview}</p>;

export default PdfPages;
