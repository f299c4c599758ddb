import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { Place } from '#web/frame/places.ts';
import { frameRoute } from '#web/frame/root.ts';

export const routes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/help',
    component: lazyRouteComponent(() => import('./HelpPage.tsx'), 'HelpPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/help/glossary',
    component: lazyRouteComponent(() => import('./Glossary.tsx'), 'Glossary'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/help/accessibility',
    component: lazyRouteComponent(() => import('./Accessibility.tsx'), 'Accessibility'),
  }),
] as const;

// The help button of every page leads there: the navigation has no room to spare.
export const places: readonly Place[] = [];
