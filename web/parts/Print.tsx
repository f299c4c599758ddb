import { words } from '#web/frame/text.ts';
import { useText } from '#web/text/catalogue.ts';
import { Button } from './Button.tsx';

/** Prints the page: the frame around it stays away. */
export const Print = () => (
  <Button icon="print" onClick={() => window.print()}>
    {useText(words).print}
  </Button>
);
