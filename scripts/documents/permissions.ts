import { authorOnly, conflicts, type Makers } from '#shared/domain/access/conflicts.ts';
import type { Action } from '#shared/domain/access/actions.ts';
import { grants } from '#shared/domain/access/grants.ts';
import type { Role } from '#shared/domain/access/roles.ts';
import { groupOf, groups } from '#shared/contract/openapi/groups.ts';
import { reachNames } from '#shared/contract/openapi/reach-names.ts';
import { roleNames } from '#shared/domain/access/role-names.ts';
import { code, generated, page, table } from './markdown.ts';

const parts: Readonly<Record<keyof Makers, string>> = {
  submitter: '提出した人',
  requester: '承認を求めた人',
  petitioner: '延長を申請した人',
  author: '作成した人',
  uploader: 'ファイルを出した人',
  proposer: '消去を申し出た人',
  answerer: '回答した人',
  planner: '改善計画を書いた人',
  reporter: '完了を報告した人',
};

const actions = Object.keys(grants) as Action[];
const roles = Object.keys(roleNames) as Role[];

const rolesIn = (own: readonly Action[]): Role[] =>
  roles.filter((role) => own.some((action) => grants[action][role] !== undefined));

const refusedTo = (action: Action): string => {
  const makers = conflicts[action]?.map((part) => parts[part]) ?? [];
  return [...makers, ...(authorOnly.includes(action) ? ['作成した人以外'] : [])].join('、');
};

const matrix = (own: readonly Action[]): string => {
  const columns = rolesIn(own);
  return table(
    ['操作', ...columns.map((role) => roleNames[role][0]), '許されない人'],
    own.map((action) => [
      code(action),
      ...columns.map((role) => {
        const reach = grants[action][role];
        return reach === undefined ? '' : reachNames[reach][0];
      }),
      refusedTo(action),
    ]),
  );
};

const sections = (): string[] => {
  const names = [...new Set(actions.map(groupOf))];
  return names.flatMap((name) => [
    `## ${groups[name]?.[0] ?? '組織と人'} (${name})`,
    matrix(actions.filter((action) => groupOf(action) === name)),
  ]);
};

/** Who may do what and how far, and who may not whatever they are granted. */
export const permissionsPage = (): string =>
  page(
    generated('shared/domain/access/grants.ts and conflicts.ts'),
    '# 権限 / Permissions',
    '表にないことは許されません。「許されない人」は、役割があってもその操作を行えません(作る人と確かめる人は別)。監査人と主任監査人は、現在と過去12か月の所属を監査できません。',
    table(
      ['役割', 'コード', 'English'],
      roles.map((role) => [roleNames[role][0], code(role), roleNames[role][1]]),
    ),
    ...sections(),
  );
