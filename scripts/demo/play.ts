import { answering } from './answering.ts';
import { fieldwork } from './fieldwork.ts';
import { improvement } from './improvement.ts';
import { planning } from './planning.ts';
import { emptyNotes, type Step } from './script.ts';
import { createWorld, type Stage } from './world.ts';

/** The main job from the plan to the closed audit, in the order an office goes through it. */
export const steps: readonly Step[] = [...planning, ...answering, ...fieldwork, ...improvement];

/** Plays every step and reports one line each; the last line counts them. `before` is told which step comes. */
export const play = async (
  stage: Stage,
  report: (line: string) => void,
  before: (step: number) => Promise<void> = async () => {},
): Promise<{ played: number; failed: number }> => {
  const scene = { world: createWorld(stage), notes: emptyNotes() };
  let failed = 0;
  for (const [n, { title, play: act }] of steps.entries()) {
    await before(n + 1);
    const number = String(n + 1).padStart(2, '0');
    try {
      const outcome = await act(scene);
      report(`✓ ${number} ${title}${outcome ? ` — ${outcome}` : ''}`);
    } catch (error) {
      failed += 1;
      report(`✗ ${number} ${title} — ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  report(`${steps.length} steps, ${failed} failed`);
  return { played: steps.length, failed };
};
