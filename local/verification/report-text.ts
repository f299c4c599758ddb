import type { Breach, PlaneReport } from '#shared/adapters/ledger/verify.ts';
import type { Reports } from './verify-folder.ts';

/** What holds of this check however clean its result is. */
export const limits = {
  ja: 'データベースを自由に書き換えられる人が、レコードと記録をともに矛盾なく書き換えた場合や、ともに消した場合は、この検証では分かりません(外部に保管した検査値との照合が必要です)。一括で作られたレコードは、その後に変更された項目だけを照合します。変更内容が削除されていることは分かりますが、誰が削除したかは分かりません。検索用の索引、送信待ちの通知、証跡ファイルの中身は対象外です。',
  en: 'Somebody with full access to the database who rewrites a record and its entries together, or deletes both, is not seen: that takes a copy of the heads kept elsewhere. Of records created in bulk only the fields changed since are compared. It sees that a payload was deleted, not by whom. Search indexes, waiting messages and the contents of evidence files are not checked.',
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

/** How many chains are broken. */
export const brokenIn = (reports: Reports): number =>
  Object.values(reports).reduce((sum, { breaches }) => sum + breaches.length, 0);

/** What the verification of a folder found, for people. */
export const reportText = (dir: string, reports: Reports): string => {
  const broken = brokenIn(reports);
  const redacted = Object.values(reports).reduce((sum, report) => sum + report.redacted, 0);
  const intact =
    redacted === 0
      ? '結果: 記録とレコードは一致しています。 / Result: entries and records agree.'
      : `結果: 記録の連鎖に異常はありません。ただし変更内容 ${redacted} 件が削除されているため、そのレコードの中身は照合できていません。\n` +
        `Result: the chains are intact, but ${redacted} payloads are gone, so those records could not be compared.`;
  const result =
    broken === 0 ? intact : `結果: 連鎖 ${broken} 本に異常があります。 / Result: ${broken} chains are broken.`;
  return [
    `監査記録の検証 / verification of the trail: ${dir}`,
    ...Object.entries(reports).flatMap(planeLines),
    result,
    '',
    `この検証で分からないこと: ${limits.ja}`,
    `What this check cannot see: ${limits.en}`,
  ].join('\n');
};
