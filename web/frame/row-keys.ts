import { type Letter, useLetters } from './keys.tsx';

/** From row to row: moves the focus among the controls that carry `data-row`. */
const move = (step: 1 | -1): void => {
  const rows = [...document.querySelectorAll<HTMLElement>('main [data-row]')];
  const at = rows.findIndex((row) => row === document.activeElement);
  rows.at(at === -1 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1))?.focus();
};

const letters: readonly Letter[] = [
  { key: 'j', label: { ja: '次の行へ', en: 'Next row' }, run: () => move(1) },
  { key: 'k', label: { ja: '前の行へ', en: 'Previous row' }, run: () => move(-1) },
];

/** `j` and `k` on pages that are a list. */
export const useRowKeys = (): void => useLetters(letters);
