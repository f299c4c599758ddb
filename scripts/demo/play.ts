import { order } from './external/order.ts';
import { packages } from './external/package.ts';
import { answering } from './internal/answering.ts';
import { fieldwork } from './internal/fieldwork.ts';
import { followUp } from './internal/follow-up.ts';
import { improvement } from './internal/improvement.ts';
import { planning } from './internal/planning.ts';
import { transfer } from './internal/transfer.ts';
import { answering as jointAnswering } from './joint/answering.ts';
import { findings } from './joint/findings.ts';
import { opening } from './joint/opening.ts';
import { report } from './joint/report.ts';
import { answering as specialAnswering } from './special/answering.ts';
import { breach } from './special/breach.ts';
import { findings as specialFindings } from './special/findings.ts';
import { opening as specialOpening } from './special/opening.ts';
import { registers } from './special/registers.ts';
import { yearly } from './special/yearly.ts';
import { lateness } from './lateness.ts';
import { emptyNotes, type Step } from './script.ts';
import { createWorld, type Stage } from './world.ts';

const internal = [...planning, ...answering, ...fieldwork, ...improvement, ...transfer, ...followUp];
const joint = [...opening, ...jointAnswering, ...findings, ...report];
const special = [...specialOpening, ...specialAnswering, ...specialFindings, ...registers, ...breach, ...yearly];
const external = [...order, ...packages];

/** A year of an audit office: an internal audit, late sections, a joint, an external and a sealed audit, in the order of play. */
export const steps: readonly Step[] = [...internal, ...lateness, ...joint, ...external, ...special];

/** Plays every step and says one line each; the last line counts them. `before` is told the title of each as it comes. */
export const play = async (
  stage: Stage,
  say: (line: string) => void,
  before: (title: string) => Promise<void> = async () => {},
): Promise<{ played: number; failed: number }> => {
  const scene = { world: createWorld(stage), notes: emptyNotes() };
  let failed = 0;
  for (const [n, { title, play: act }] of steps.entries()) {
    await before(title);
    const number = String(n + 1).padStart(String(steps.length).length);
    try {
      const outcome = await act(scene);
      say(`✓ ${number} ${title}${outcome ? ` — ${outcome}` : ''}`);
    } catch (error) {
      failed += 1;
      say(`✗ ${number} ${title} — ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  say(`${steps.length} steps, ${failed} failed`);
  return { played: steps.length, failed };
};
