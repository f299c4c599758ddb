import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { Place } from '#web/frame/places.ts';
import { frameRoute } from '#web/frame/root.ts';
import { onlyTracks } from '#web/frame/track.ts';

export const routes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/plans',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./YearPlan.tsx'), 'YearPlan'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/plans/new',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./PlanForm.tsx'), 'NewPlan'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/plans/$planId',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./PlanPage.tsx'), 'PlanPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/plans/$planId/edit',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./PlanForm.tsx'), 'EditPlan'),
  }),
] as const;

export const places: readonly Place[] = [
  {
    to: '/general/plans',
    name: { ja: '年度監査計画', en: 'Yearly audit plan' },
    icon: 'calendar',
    order: 15,
    roles: ['ciso', 'chiefAuditor', 'auditOffice'],
  },
];
