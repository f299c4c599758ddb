import type { Ports } from '#shared/app/ports.ts';
import { trail } from '#shared/app/work/trail.ts';
import type { ActNames } from '#shared/app/work/trail-words.ts';
import { breachAggregate, breachTarget } from './breach-view.ts';

export const breachTrail = (ports: Ports, actNames: ActNames) => ({
  'breach.activity': trail<{ breachId: string }>(
    ports,
    actNames,
    ({ breachId }) => `BREACH#${breachId}`,
    ['breach.read', 'breach.read'],
    async ({ breachId }) => {
      const { record } = await breachAggregate.load(ports, { breachId });
      return () => ({ target: breachTarget(record), section: record.departmentId });
    },
  ),
});
