import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { Place } from '#web/frame/places.ts';
import { frameRoute } from '#web/frame/root.ts';
import { onlyTracks } from '#web/frame/track.ts';

export const routes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/overview',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./Overview.tsx'), 'Overview'),
  }),
] as const;

export const places: readonly Place[] = [
  {
    to: '/general/overview',
    name: { ja: '全体の状況', en: 'Overview' },
    icon: 'chart',
    order: 10,
    roles: ['ciso', 'chiefIsOfficer', 'chiefAuditor'],
  },
];
