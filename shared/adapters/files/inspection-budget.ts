import { InspectionRefused } from './inspection-refused.ts';

const maxMilliseconds = 8_000;
const maxInflated = 200 * 1024 * 1024;

/** What one inspection may still use, embedded files included. Each method throws `InspectionRefused` at the end of it. */
export type InspectionBudget = { spend: (inflatedBytes: number) => void; checkTime: () => void };

/** Milliseconds this thread has computed: a file must not be called too complex because others were busy. */
const threadTime = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** A budget that starts now: 8 seconds of computing unless said otherwise, and 200 MB of inflated bytes. */
export const startBudget = (clock: () => number = threadTime, milliseconds = maxMilliseconds): InspectionBudget => {
  const deadline = clock() + milliseconds;
  let left = maxInflated;
  return {
    spend: (inflatedBytes) => {
      left -= inflatedBytes;
      if (left < 0) {
        throw new InspectionRefused('bomb');
      }
    },
    checkTime: () => {
      if (clock() > deadline) {
        throw new InspectionRefused('tooComplex');
      }
    },
  };
};
