import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { Place } from '#web/frame/places.ts';
import { frameRoute } from '#web/frame/root.ts';
import { onlyTracks } from '#web/frame/track.ts';

export const routes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/audits/$auditId/sections/$departmentId/trail',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./SectionTrail.tsx'), 'SectionTrail'),
  }),
] as const;

export const places: readonly Place[] = [];
