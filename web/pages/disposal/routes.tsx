import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { Place } from '#web/frame/places.ts';
import { frameRoute } from '#web/frame/root.ts';
import { onlyTracks } from '#web/frame/track.ts';

export const routes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/disposals',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./Disposals.tsx'), 'Disposals'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/disposals/$disposalId',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./DisposalPage.tsx'), 'DisposalPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/reconciliations',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./Reconciliations.tsx'), 'Reconciliations'),
  }),
] as const;

export const places: readonly Place[] = [
  {
    to: '/general/disposals',
    name: { ja: '保存と廃棄', en: 'Keeping and disposal' },
    icon: 'folder',
    order: 95,
    roles: ['auditOffice'],
  },
];
