import { type ProblemCode, problems } from '#shared/kernel/errors.ts';
import { contract, planes } from '#shared/contract/index.ts';
import { errorsOf } from '#shared/contract/errors-of.ts';
import type { Routes } from '#shared/contract/route.ts';
import { code, generated, page, table } from './markdown.ts';

const codes = Object.keys(problems) as ProblemCode[];

/** The routes of both tracks count once. */
const routes = Object.entries(Object.assign({}, ...planes.map((plane) => contract[plane])) as Routes);

const usedBy = (name: ProblemCode): string => {
  const own = routes.filter(([, route]) => errorsOf(route).includes(name));
  if (own.length === 0) return 'どの操作にもない経路';
  return own.length === routes.length ? 'すべて' : String(own.length);
};

/** The catalogue of refusals. */
export const problemsPage = (): string =>
  page(
    generated('shared/kernel/errors.ts'),
    '# エラー / Problems',
    'エラーは RFC 9457 の `application/problem+json` で返ります: `type`(`urn:kansa:problem:{code}`)、`title`(日本語)、`titleEn`、`status`、`code`、必要に応じて `fields` と `currentVersion`。`{…}` には値が入ります。「記録」は、拒否そのものが証跡に残るものです。',
    table(
      ['コード', '状態', '日本語', 'English', '記録', '返す操作の数'],
      codes.map((name) => [
        code(name),
        String(problems[name].status),
        problems[name].ja,
        problems[name].en,
        'denial' in problems[name] ? '○' : '',
        usedBy(name),
      ]),
    ),
  );
