import { parseArgs } from 'node:util';
import { allRows, clientConfigFor, openCopy } from '#local/database/index.ts';
import { tableNamesOf } from '#local/names.ts';
import { documentClient } from '#shared/adapters/dynamo/client.ts';
import { type Breach, type PlaneReport, verifyPlane } from '#shared/adapters/ledger/verify.ts';
import { type Plane, planes } from '#shared/contract/index.ts';

const usage = `npm run -s verify -- [DIR] [--json]

  DIR      データの置き場所 / folder with the data (.kansa)
  --json   結果をJSONで / the result as JSON

終了コード / exit code: 0 異常なし / clean, 1 異常あり / broken, 2 読めない / cannot be read`;

/** What holds of this check however clean its result is. */
const limits = {
  ja: 'データベースを自由に書き換えられる人が、レコードと記録をともに矛盾なく書き換えた場合や、ともに消した場合は、この検証では分かりません(外部に保管した検査値との照合が必要です)。一括で作られたレコードは、その後に変更された項目だけを照合します。変更内容が削除されていることは分かりますが、誰が削除したかは分かりません。検索用の索引、送信待ちの通知、証跡ファイルの中身は対象外です。',
  en: 'Somebody with full access to the database who rewrites a record and its entries together, or deletes both, is not seen: that takes a copy of the heads kept elsewhere. Of records created in bulk only the fields changed since are compared. It sees that a payload was deleted, not by whom. Search indexes, waiting messages and the contents of evidence files are not checked.',
};

type Reports = Record<Plane, PlaneReport>;

const readable: [string, string][] = [
  ['ENOENT', 'データベースがありません / there is no database'],
  ['EACCES', '読む権限がありません / not allowed to read it'],
  ['ENOTDIR', 'フォルダではありません / not a folder'],
  ['not a database', 'データベースのファイルが壊れています / the database file is damaged'],
  ['malformed', 'データベースのファイルが壊れています / the database file is damaged'],
  ['ResourceNotFoundException', '必要な表がありません / a table is missing'],
];

const cannotRead = (dir: string, error: unknown): never => {
  const text = error instanceof Error ? `${error.name} ${error.message}` : String(error);
  const [, reason] = readable.find(([sign]) => text.includes(sign)) ?? ['', text];
  console.error(`検証できません / cannot verify: ${dir}: ${reason}`);
  process.exit(2);
};

const options = () => {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
    });
    if (positionals.length > 1) throw new Error(`${positionals.join(' ')}: DIR は一つだけです / only one DIR`);
    return { dir: positionals[0] ?? '.kansa', ...values };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return process.exit(2);
  }
};

const verify = async (dir: string): Promise<Reports> => {
  const copy = await openCopy(dir);
  // The copy holds everything the city wrote: it must not outlive an impatient Ctrl-C.
  const leave = (): void => void copy.close().finally(() => process.exit(2));
  process.once('SIGINT', leave).once('SIGTERM', leave);
  try {
    const doc = documentClient(clientConfigFor(copy.endpoint));
    const reports = await Promise.all(
      planes.map(async (plane): Promise<[Plane, PlaneReport]> => {
        const { state, ledger } = tableNamesOf(plane);
        return [plane, verifyPlane({ state: await allRows(doc, state), ledger: await allRows(doc, ledger) })];
      }),
    );
    return Object.fromEntries(reports) as Reports;
  } finally {
    await copy.close();
  }
};

const breachLines = ({ chain, seq, ja, en }: Breach): string[] => [
  `    ✗ ${chain} 記録 ${seq} / entry ${seq}`,
  `      ${ja}`,
  `      ${en}`,
];

const planeLines = ([plane, report]: [string, PlaneReport]): string[] => {
  const { chains, entries, records, payloads, redacted, breaches } = report;
  const [ja, en] =
    breaches.length === 0 ? ['異常なし', 'ok'] : [`異常 ${breaches.length}`, `${breaches.length} broken`];
  return [
    `  ${plane}`,
    `    ${ja} : 連鎖 ${chains}、記録 ${entries}、レコード ${records}、変更内容 ${payloads}(削除済み ${redacted})`,
    `    ${en} : ${chains} chains, ${entries} entries, ${records} records, ${payloads} payloads (${redacted} redacted)`,
    ...breaches.flatMap(breachLines),
  ];
};

const { dir, json, help } = options();
if (help) {
  console.log(usage);
  process.exit(0);
}
const reports = await verify(dir).catch((error: unknown) => cannotRead(dir, error));
const broken = Object.values(reports).reduce((sum, { breaches }) => sum + breaches.length, 0);
const redacted = Object.values(reports).reduce((sum, report) => sum + report.redacted, 0);
const intact =
  redacted === 0
    ? '結果: 記録とレコードは一致しています。 / Result: entries and records agree.'
    : `結果: 記録の連鎖に異常はありません。ただし変更内容 ${redacted} 件が削除されているため、そのレコードの中身は照合できていません。\n` +
      `Result: the chains are intact, but ${redacted} payloads are gone, so those records could not be compared.`;
const result =
  broken === 0 ? intact : `結果: 連鎖 ${broken} 本に異常があります。 / Result: ${broken} chains are broken.`;

console.log(
  json
    ? JSON.stringify({ dir, ok: broken === 0, planes: reports, limits }, undefined, 2)
    : [
        `監査記録の検証 / verification of the trail: ${dir}`,
        ...Object.entries(reports).flatMap(planeLines),
        result,
        '',
        `この検証で分からないこと: ${limits.ja}`,
        `What this check cannot see: ${limits.en}`,
      ].join('\n'),
);
process.exitCode = broken === 0 ? 0 : 1;
