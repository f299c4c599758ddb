import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { Place } from '#web/frame/places.ts';
import { frameRoute } from '#web/frame/root.ts';
import { onlyTracks } from '#web/frame/track.ts';

export const routes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/findings',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./FindingList.tsx'), 'FindingList'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/findings-over-years',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./OverYears.tsx'), 'OverYears'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/audits/$auditId/findings',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./AuditFindings.tsx'), 'AuditFindings'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/audits/$auditId/findings/new',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./FindingForm.tsx'), 'NewFinding'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/audits/$auditId/findings/$findingId',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./FindingPage.tsx'), 'FindingPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/audits/$auditId/findings/$findingId/edit',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./FindingForm.tsx'), 'EditFinding'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/audits/$auditId/findings/$findingId/plan',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./ImprovementPlan.tsx'), 'ImprovementPlan'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/horizontal-checks',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./HorizontalChecks.tsx'), 'HorizontalChecks'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/audits/$auditId/meetings',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./Meetings.tsx'), 'Meetings'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/audits/$auditId/report',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./Report.tsx'), 'Report'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/audits/$auditId/report/$departmentId',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./Report.tsx'), 'ReportNotice'),
  }),
] as const;

export const places: readonly Place[] = [
  { to: '/general/findings', name: { ja: '指摘と改善', en: 'Findings' }, icon: 'flag', order: 30 },
  {
    to: '/general/horizontal-checks',
    name: { ja: '横展開の確認', en: 'Horizontal checks' },
    icon: 'people',
    order: 60,
    roles: ['deptIsManager'],
  },
];
