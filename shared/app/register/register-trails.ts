import type { Ports } from '#shared/app/ports.ts';
import { trail } from '#shared/app/work/trail.ts';
import type { ActNames } from '#shared/app/work/trail-words.ts';
import { outsourcingAggregate } from './outsourcings.ts';
import { ofSection } from './sections.ts';
import { spiWorkAggregate } from './spi-works.ts';

type InSection = { departmentId: string };

/** Trails of the registers, for whoever may read the entries themselves. */
export const registerTrails = (ports: Ports, actNames: ActNames) => ({
  'spiWork.activity': trail<InSection & { workId: string }>(
    ports,
    actNames,
    ({ workId }) => `SPIWORK#${workId}`,
    ['spiWork.read', 'spiWork.read'],
    async ({ departmentId, workId }) => {
      const { record } = await spiWorkAggregate.load(ports, { departmentId, workId });
      return () => ({ target: ofSection(record), section: record.departmentId });
    },
  ),
  'outsourcing.activity': trail<InSection & { outsourcingId: string }>(
    ports,
    actNames,
    ({ outsourcingId }) => `OUTSOURCING#${outsourcingId}`,
    ['outsourcing.read', 'outsourcing.read'],
    async ({ departmentId, outsourcingId }) => {
      const { record } = await outsourcingAggregate.load(ports, { departmentId, outsourcingId });
      return () => ({ target: ofSection(record), section: record.departmentId });
    },
  ),
});
