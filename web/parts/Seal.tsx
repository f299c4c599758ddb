import { words } from '#web/frame/text.ts';
import { useText } from '#web/text/catalogue.ts';
import { Icon } from './Icon.tsx';

/** The mark everything of the special plane wears: shape, word and colour. */
export const Seal = () => (
  <p className="mb-2 inline-flex items-center gap-1.5 rounded-4 border-2 border-purple-800 bg-purple-50 px-2 py-0.5 text-dns-14B-130 text-purple-900">
    <Icon name="lock" className="size-5" />
    {useText(words).seal}
  </p>
);
