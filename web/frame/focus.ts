/** A change of page is heard by those who cannot see it: the focus goes to its heading. */
export const focusOnHeading = (): void => document.querySelector<HTMLElement>('main h1')?.focus();
