import { Button } from '#web/parts/Button.tsx';
import { useText } from '#web/text/catalogue.ts';
import { commandWords } from './text.ts';

/** For whom another person was quicker: look at what is there now, and send again without typing again. */
export const Overtaken = ({ onLook, onSendAgain }: { onLook: () => void; onSendAgain: () => void }) => {
  const t = useText(commandWords);
  return (
    <div className="mt-3">
      <p className="mb-3">{t.conflictNote}</p>
      <div className="flex flex-wrap gap-3">
        <Button onClick={onLook}>{t.seeTheirs}</Button>
        <Button onClick={onSendAgain}>{t.sendAgain}</Button>
      </div>
    </div>
  );
};
