import { flushSync } from 'react-dom';
import { createStore } from './store.ts';

const printing = createStore(false);

// The browser takes its picture of the page as soon as the event is over.
window.addEventListener('beforeprint', () => flushSync(() => printing.set(true)));
window.addEventListener('afterprint', () => printing.set(false));

/** Whether the page is being printed: what is left out of the screen to keep it quick belongs on the paper. */
export const usePrinting = (): boolean => printing.use();
