import { assignmentRoutes } from './assignments.ts';
import { auditRoutes } from './audits.ts';
import { checklistRoutes } from './checklists.ts';
import { directoryRoutes } from './directory.ts';
import { evidenceRoutes } from './evidence.ts';
import { handOverRoutes } from './hand-over.ts';
import { findingRoutes } from './findings.ts';
import { horizontalRoutes } from './horizontal.ts';
import { reportRoutes } from './reports.ts';
import { transferRoutes } from './transfers.ts';
import { packageRoutes } from './packages.ts';
import { workpaperRoutes } from './workpapers.ts';
import { planRoutes } from './plans.ts';
import type { Plane } from './planes.ts';
import { reconciliationRoutes } from './reconciliations.ts';
import { retentionRoutes } from './retention.ts';
import { breachRoutes } from './breaches.ts';
import { ppcReportRoutes } from './ppc-reports.ts';
import { registerRoutes } from './registers.ts';
import { unfiledRoutes } from './unfiled.ts';
import { sealRoutes } from './seal.ts';
import type { Routes } from './route.ts';

export { mountOf, type Plane, planes } from './planes.ts';

/** Routes of one audit track: the general and the special plane both have them. */
export const trackRoutes = {
  ...planRoutes,
  ...auditRoutes,
  ...checklistRoutes,
  ...assignmentRoutes,
  ...packageRoutes,
  ...evidenceRoutes,
  ...reconciliationRoutes,
  ...workpaperRoutes,
  ...findingRoutes,
  ...handOverRoutes,
  ...reportRoutes,
  ...horizontalRoutes,
  ...retentionRoutes,
} as const;

/** Routes that sealed audits and the law on Individual Numbers bring: the special plane alone has them. */
export const sealedRoutes = {
  ...sealRoutes,
  ...registerRoutes,
  ...breachRoutes,
  ...unfiledRoutes,
  ...ppcReportRoutes,
} as const;

/** Every plane with the routes mounted under `/api/{plane}`. */
export const contract = {
  directory: { ...directoryRoutes, ...transferRoutes },
  general: trackRoutes,
  spi: { ...trackRoutes, ...sealedRoutes },
} as const satisfies Record<Plane, Routes>;
