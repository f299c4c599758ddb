import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { Place } from '#web/frame/places.ts';
import { frameRoute } from '#web/frame/root.ts';
import { onlyTracks } from '#web/frame/track.ts';

export const routes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/checklists',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./ChecklistList.tsx'), 'ChecklistList'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/checklists/import',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./ImportPage.tsx'), 'ImportPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/checklists/mappings',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./Profiles.tsx'), 'Profiles'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/checklists/$checklistId/$version',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./ChecklistPage.tsx'), 'ChecklistPage'),
  }),
] as const;

export const places: readonly Place[] = [
  {
    to: '/general/checklists',
    name: { ja: '点検票', en: 'Checklists' },
    icon: 'book',
    order: 60,
    roles: ['auditOffice'],
  },
];
