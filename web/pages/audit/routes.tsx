import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { Place } from '#web/frame/places.ts';
import { frameRoute } from '#web/frame/root.ts';
import { onlyTracks } from '#web/frame/track.ts';

export const routes = [
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/audits',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./AuditList.tsx'), 'AuditList'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/audits/$auditId',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./AuditPage.tsx'), 'AuditPage'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/audits/new',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./AuditForm.tsx'), 'NewAudit'),
  }),
  createRoute({
    getParentRoute: () => frameRoute,
    path: '/$plane/audits/$auditId/edit',
    beforeLoad: ({ params }) => onlyTracks(params),
    component: lazyRouteComponent(() => import('./AuditForm.tsx'), 'EditAudit'),
  }),
] as const;

export const places: readonly Place[] = [
  { to: '/general/audits', name: { ja: '監査', en: 'Audits' }, icon: 'clipboard', order: 20 },
  {
    to: '/spi/audits',
    name: { ja: '特定個人情報の監査', en: 'Sealed audits' },
    icon: 'lock',
    order: 70,
    roles: [
      'ciso',
      'chiefAuditor',
      'auditOffice',
      'spiGeneralOfficer',
      'spiAuditOfficer',
      'spiProtectionOfficer',
      'spiHandler',
    ],
  },
];
