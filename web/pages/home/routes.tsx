import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { Place } from '#web/frame/places.ts';
import { frameRoute } from '#web/frame/root.ts';

export const routes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/',
    component: lazyRouteComponent(() => import('./Home.tsx'), 'Home'),
  }),
] as const;

export const places: readonly Place[] = [
  { to: '/', name: { ja: '今日やること', en: 'Today' }, icon: 'home', order: 0 },
];
