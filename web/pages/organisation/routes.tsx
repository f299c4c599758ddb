import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { Place } from '#web/frame/places.ts';
import { frameRoute } from '#web/frame/root.ts';

export const routes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/organisation',
    component: lazyRouteComponent(() => import('./Organisation.tsx'), 'Organisation'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/organisation/departments/$departmentId',
    component: lazyRouteComponent(() => import('./DepartmentPage.tsx'), 'DepartmentPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/organisation/posts/$postId',
    component: lazyRouteComponent(() => import('./PostPage.tsx'), 'PostPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/posts/$postId/hand-over',
    component: lazyRouteComponent(() => import('./HandOverSheet.tsx'), 'HandOverSheet'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/organisation/people',
    component: lazyRouteComponent(() => import('./People.tsx'), 'People'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/organisation/people/$personId',
    component: lazyRouteComponent(() => import('./PersonPage.tsx'), 'PersonPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/organisation/transfers',
    component: lazyRouteComponent(() => import('./Transfers.tsx'), 'Transfers'),
  }),
] as const;

export const places: readonly Place[] = [
  {
    to: '/organisation',
    name: { ja: '組織と職', en: 'Organisation' },
    icon: 'building',
    order: 80,
    roles: ['auditOffice', 'chiefAuditor', 'systemAdministrator', 'deptIsManager'],
  },
];
