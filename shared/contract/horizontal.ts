import { horizontalCheckInputs } from '#shared/domain/horizontal/horizontal-check.ts';
import { commandRoutes, type Routes } from './route.ts';
import { horizontalCheckView, listOf } from './views.ts';

const path = '/audits/{auditId}/horizontal-checks/{checkId}';

export const horizontalRoutes = {
  'horizontalCheck.mine': {
    method: 'GET',
    path: '/horizontal-checks',
    summary: ['自分の所属への横展開の確認', 'Horizontal checks of the caller’s sections'],
    output: listOf(horizontalCheckView),
  },
  'horizontalCheck.list': {
    method: 'GET',
    path: '/audits/{auditId}/findings/{findingId}/horizontal-checks',
    summary: ['指摘事項の横展開の状況', 'What other sections were asked because of a finding, and their answers'],
    output: listOf(horizontalCheckView),
    errors: ['not_independent'],
  },
  'horizontalCheck.get': {
    method: 'GET',
    path,
    summary: ['横展開の確認を見る', 'One horizontal check'],
    output: horizontalCheckView,
  },
  ...commandRoutes('horizontalCheck', path, horizontalCheckInputs, horizontalCheckView, {
    answer: ['同様の弱点があるか回答する', 'Answer whether the weakness is there'],
    return: ['回答を差し戻す', 'Return the answer'],
    follow: ['所属の改善を見届ける', 'Follow the improvement of the section'],
    reportImproved: ['改善を報告する', 'Report the improvement'],
    confirm: ['確認を終える', 'Confirm'],
    withdraw: ['確認の依頼を取り下げる', 'Withdraw the request'],
  }),
} as const satisfies Routes;
