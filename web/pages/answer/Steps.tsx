import { useState } from 'react';
import { focusOnHeading } from '#web/frame/focus.ts';
import { Button } from '#web/parts/Button.tsx';
import { Icon } from '#web/parts/Icon.tsx';
import { useListState } from '#web/parts/list-state.ts';
import { useText } from '#web/text/catalogue.ts';
import { type Draft, heldBy } from './answers.ts';
import { text } from './text.ts';
import type { Item } from './useSection.ts';

/** Where what is missing is put in. */
const fieldOf = {
  missingReason: (itemKey: string) => `#answer-${CSS.escape(itemKey)}-reason`,
  missingResult: (itemKey: string) => `input[name="answer-${CSS.escape(itemKey)}"]`,
};

/** The ways from one item to others. Whoever leaves something that is no answer yet is told so first. */
export const useSteps = (items: readonly Item[], at: number, draft: Draft | undefined) => {
  const { put } = useListState();
  const [told, setTold] = useState<string>();
  const itemKey = items[at]?.itemKey;
  const lack = heldBy(draft);
  const isHeld = lack !== undefined && told === `${itemKey} ${lack}`;
  const leave = (way: () => void): void => {
    if (!lack || !itemKey || isHeld) {
      setTold(undefined);
      way();
      return;
    }
    setTold(`${itemKey} ${lack}`);
    const field = document.querySelector<HTMLElement>(fieldOf[lack](itemKey));
    field?.focus();
    // What is said about it makes the bar below higher, and would cover it.
    field?.scrollIntoView({ block: 'center' });
  };
  const goTo = (next: Item | undefined): void => {
    if (!next) return;
    leave(() => {
      put({ item: next.itemKey });
      requestAnimationFrame(() => document.getElementById(`${next.itemKey}-title`)?.focus());
    });
  };
  return {
    held: isHeld ? lack : undefined,
    isFirst: at === 0,
    isLast: at === items.length - 1,
    goTo,
    step: (by: number): void => goTo(items[at + by]),
    toOverview: (): void =>
      leave(() => {
        put({ view: undefined, item: undefined });
        requestAnimationFrame(focusOnHeading);
      }),
  };
};

type Props = {
  steps: ReturnType<typeof useSteps>;
  /** Other items that are not answered yet. */
  gaps: readonly Item[];
};

/** Back and on; after the last item to what was left out, or to the overview. */
export const StepBar = ({ steps, gaps }: Props) => {
  const t = useText(text);
  const onFromLast = gaps[0] ? (
    <Button onClick={() => steps.goTo(gaps[0])}>{t.nextGap(String(gaps.length))}</Button>
  ) : (
    <Button onClick={steps.toOverview}>{t.toOverview}</Button>
  );
  return (
    <div className="sticky bottom-0 z-10 border-t border-solid-gray-200 bg-white py-3">
      <div role="alert">
        {steps.held && (
          <p className="mb-3 flex items-start gap-2 rounded-8 border-l-8 border-error-1 bg-red-50 p-3">
            <Icon name="alert" className="size-6 text-error-2" />
            <span className="min-w-0">
              <strong>{t[`lack_${steps.held}`]}</strong> {t.goAnyway}
            </span>
          </p>
        )}
      </div>
      <div className="flex justify-between gap-3">
        <Button disabled={steps.isFirst} onClick={() => steps.step(-1)}>
          {t.previousItem}
        </Button>
        {steps.isLast ? onFromLast : <Button onClick={() => steps.step(1)}>{t.nextItem}</Button>}
      </div>
    </div>
  );
};
