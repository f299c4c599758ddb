import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { Place } from '#web/frame/places.ts';
import { frameRoute } from '#web/frame/root.ts';
import { onlyTracks } from '#web/frame/track.ts';

export const routes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/audits/$auditId/sections/$departmentId',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./SectionPage.tsx'), 'SectionPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/audits/$auditId/sections/$departmentId/package',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./PackagePage.tsx'), 'PackagePage'),
  }),
] as const;

export const places: readonly Place[] = [];
