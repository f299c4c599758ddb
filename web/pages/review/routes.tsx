import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { Place } from '#web/frame/places.ts';
import { frameRoute } from '#web/frame/root.ts';
import { onlyTracks } from '#web/frame/track.ts';

export const routes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/audits/$auditId/requests',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./AuditRequests.tsx'), 'AuditRequests'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/audits/$auditId/sections/$departmentId/review',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./ReviewPage.tsx'), 'ReviewPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/audits/$auditId/sections/$departmentId/requests',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./Requests.tsx'), 'Requests'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/audits/$auditId/sections/$departmentId/workpapers',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./Workpapers.tsx'), 'Workpapers'),
  }),
] as const;

export const places: readonly Place[] = [];
