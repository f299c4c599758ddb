import type { Action } from '#shared/domain/access/actions.ts';
import type { Reach } from '#shared/domain/access/grant-groups.ts';
import { grants } from '#shared/domain/access/grants.ts';
import type { Role } from '#shared/domain/access/roles.ts';
import { contract } from '#shared/contract/index.ts';
import { type LifecycleName, lifecycleOf, lifecycles } from '#shared/contract/openapi/lifecycles.ts';
import { reachNames } from '#shared/contract/openapi/reach-names.ts';
import { roleNames } from '#shared/domain/access/role-names.ts';
import type { Routes } from '#shared/contract/route.ts';
import { code, generated, page, table } from './markdown.ts';
import { stateNames } from '#shared/contract/state-names.ts';

const titles: Readonly<Record<LifecycleName, string>> = {
  plan: 'A. 監査計画 (plan)',
  audit: 'B. 監査 (audit)',
  assignment: 'C. 配布された点検票 (assignment)',
  request: 'D-1. 資料依頼 (evidence request)',
  horizontalCheck: '横展開の確認 (horizontal check)',
  question: '質問と回答 (question)',
  workpaper: '監査調書 (workpaper)',
  evidence: 'D-2. 証跡のファイル (evidence file)',
  finding: 'E. 指摘事項 (finding)',
  remediation: 'F. 改善 (remediation)',
  followUp: 'G. フォローアップ (follow-up)',
  checklist: '点検票 (checklist)',
  disposal: '廃棄目録 (disposal)',
  breach: '漏えい等の報告 (breach)',
  logAnalysis: 'ログ分析の記録 (log analysis)',
  onsiteViewing: '現地閲覧の記録 (viewing on site)',
  outsourcing: '委託先の監督 (supervision of a contractor)',
  spiWork: '個人番号利用事務等の台帳 (register of number-using work)',
};

// The special track has every route of the general one, and its own.
const routes: Routes = contract.spi;

/** So many states lead away by one command that arrows from each would hide the chart: they leave from one box. */
const crowd = 5;

type Step = { from: readonly string[]; to: string };

const boxOf = (states: readonly string[]): string => `any_of_${states.length}`;

const arrows = (commands: readonly [string, Step][]): string[] => {
  const labels = new Map<string, string[]>();
  const draw = (from: string, to: string, command: string): void => {
    const arrow = `${from} --> ${to}`;
    labels.set(arrow, [...(labels.get(arrow) ?? []), command]);
  };
  const left = commands.find(([, { to }]) => to === 'resume')?.[1].from[0];
  for (const [command, { from, to }] of commands) {
    const sources = from.length >= crowd ? [boxOf(from)] : from;
    if (to === 'same') {
      if (from.length < crowd) sources.forEach((state) => draw(state, state, command));
    } else if (to === 'resume') {
      const back = commands.find(([, step]) => step.to === left)?.[1].from ?? [];
      sources.forEach((state) => draw(state, boxOf(back), command));
    } else {
      sources.forEach((state) => draw(state, to, command));
    }
  }
  return [...labels].map(([arrow, names]) => `  ${arrow}: ${names.join(' / ')}`);
};

const boxes = (commands: readonly [string, Step][]): string[] => {
  const crowds = commands.map(([, step]) => step).filter(({ from, to }) => from.length >= crowd && to !== 'same');
  return [
    ...new Set(
      crowds.map(({ from }) => `  state "${from[0]} … ${from.at(-1)} (${from.length} states)" as ${boxOf(from)}`),
    ),
  ];
};

const chart = (name: LifecycleName): string => {
  const { statuses, steps } = lifecycleOf(name) ?? { statuses: [], steps: {} };
  const commands = Object.entries(steps);
  const moving = commands.filter(([, { from, to }]) => to !== 'same' && from.length < crowd);
  const last = statuses.filter((status) => !commands.some(([, { from }]) => from.includes(status)));
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...statuses.map((status) => `  ${status}: ${status} ${stateNames[name][status] ?? ''}`),
    ...boxes(commands),
    `  [*] --> ${statuses[0]}`,
    ...arrows(commands),
    ...(moving.length > 0 ? last.map((status) => `  ${status} --> [*]`) : []),
    '```',
  ].join('\n');
};

const who = (action: Action): string => {
  const roles = Object.entries(grants[action]) as [Role, Reach][];
  if (roles.length === 0) return '(ほかの操作に伴う)';
  return roles.map(([role, reach]) => `${roleNames[role][0]} ${code(role)}・${reachNames[reach][0]}`).join('<br>');
};

const target = (to: string): string => {
  if (to === 'same') return '(変わらない)';
  return to === 'resume' ? '(中断前の状態)' : code(to);
};

const commandTable = (name: LifecycleName): string =>
  table(
    ['操作', '', '前の状態', '後の状態', 'だれが・範囲'],
    Object.entries(lifecycleOf(name)?.steps ?? {}).map(([command, { from, to }]) => [
      code(command),
      routes[`${name}.${command}`]?.summary[0] ?? '(APIの操作ではない)',
      from.map(code).join(' '),
      target(to),
      who(`${name}.${command}` as Action),
    ]),
  );

/** Every lifecycle as a chart and as a table of its commands, drawn from the tables that enforce it. */
export const lifecyclesPage = (): string =>
  page(
    generated('the lifecycle tables in shared/domain and grants.ts'),
    '# 状態の移り変わり / Lifecycles',
    '操作の条件は `shared/app` の規則に、職務の衝突(作った人は承認できない、など)は [permissions.md](permissions.md) にあります。期限超過は状態ではなく、期限から分かる事実です。',
    ...(Object.keys(lifecycles) as LifecycleName[]).flatMap((name) => [
      `## ${titles[name]}`,
      chart(name),
      commandTable(name),
    ]),
  );
