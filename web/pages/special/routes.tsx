import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { Place } from '#web/frame/places.ts';
import { frameRoute } from '#web/frame/root.ts';
import { onlyTracks } from '#web/frame/track.ts';

const getParentRoute = () => frameRoute;

export const routes = [
  createRoute({
    getParentRoute,
    path: '/$plane/held',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./HeldList.tsx'), 'HeldList'),
  }),
  createRoute({
    getParentRoute,
    path: '/$plane/held/$auditId/$departmentId/$evidenceId',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./HeldFile.tsx'), 'HeldFile'),
  }),
  createRoute({
    getParentRoute,
    path: '/spi/breaches',
    component: lazyRouteComponent(() => import('./BreachList.tsx'), 'BreachList'),
  }),
  createRoute({
    getParentRoute,
    path: '/spi/breaches/$breachId',
    component: lazyRouteComponent(() => import('./BreachPage.tsx'), 'BreachPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/spi/ppc-report',
    component: lazyRouteComponent(() => import('./PpcReport.tsx'), 'PpcReport'),
  }),
  createRoute({
    getParentRoute,
    path: '/spi/works',
    component: lazyRouteComponent(() => import('./WorkList.tsx'), 'WorkList'),
  }),
  createRoute({
    getParentRoute,
    path: '/spi/works/$departmentId/$workId',
    component: lazyRouteComponent(() => import('./WorkPage.tsx'), 'WorkPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/spi/contracts/$departmentId/$outsourcingId',
    component: lazyRouteComponent(() => import('./ContractPage.tsx'), 'ContractPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/spi/audits/$auditId/sections/$departmentId/unfiled',
    component: lazyRouteComponent(() => import('./Unfiled.tsx'), 'Unfiled'),
  }),
  createRoute({
    getParentRoute,
    path: '/spi/contracts',
    component: lazyRouteComponent(() => import('./ContractList.tsx'), 'ContractList'),
  }),
  createRoute({
    getParentRoute,
    path: '/spi/audits/$auditId/readers',
    component: lazyRouteComponent(() => import('./KnowerList.tsx'), 'KnowerList'),
  }),
] as const;

const officers = ['spiGeneralOfficer', 'spiAuditOfficer'] as const;

export const places: readonly Place[] = [
  {
    to: '/general/held',
    name: { ja: '保留中のファイル', en: 'Held files' },
    icon: 'shield',
    order: 60,
    roles: ['spiAuditOfficer'],
  },
  {
    to: '/spi/breaches',
    name: { ja: '漏えい等の報告', en: 'Breaches' },
    icon: 'alert',
    order: 74,
    roles: [...officers, 'spiProtectionOfficer', 'spiHandler'],
  },
  {
    to: '/spi/works',
    name: { ja: '個人番号の台帳', en: 'Number register' },
    icon: 'book',
    order: 72,
    roles: [...officers, 'spiProtectionOfficer', 'spiHandler'],
  },
  {
    to: '/spi/ppc-report',
    name: { ja: '定期的な報告', en: 'Yearly report' },
    icon: 'chart',
    order: 76,
    roles: officers,
  },
];
