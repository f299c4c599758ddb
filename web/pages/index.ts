import * as answer from './answer/routes.tsx';
import * as audit from './audit/routes.tsx';
import * as checklist from './checklist/routes.tsx';
import * as disposal from './disposal/routes.tsx';
import * as evidence from './evidence/routes.tsx';
import * as finding from './finding/routes.tsx';
import * as help from './help/routes.tsx';
import * as home from './home/routes.tsx';
import * as organisation from './organisation/routes.tsx';
import * as overview from './overview/routes.tsx';
import * as plan from './plan/routes.tsx';
import * as review from './review/routes.tsx';
import * as special from './special/routes.tsx';
import * as trail from './trail/routes.tsx';

/** Every area of the application. */
export const areas = [
  home,
  overview,
  plan,
  audit,
  answer,
  evidence,
  finding,
  review,
  special,
  organisation,
  checklist,
  disposal,
  trail,
  help,
] as const;

/** The routes of all of them: one tuple, so that links are checked against them. */
export const routes = [
  ...home.routes,
  ...overview.routes,
  ...plan.routes,
  ...audit.routes,
  ...answer.routes,
  ...evidence.routes,
  ...finding.routes,
  ...review.routes,
  ...special.routes,
  ...organisation.routes,
  ...checklist.routes,
  ...disposal.routes,
  ...trail.routes,
  ...help.routes,
] as const;
