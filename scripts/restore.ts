import { parseArgs } from 'node:util';
import { restoreBackup } from '#local/backup/restore.ts';
import { brokenIn, reportText } from '#local/verification/report-text.ts';
import { verifyFolder } from '#local/verification/verify-folder.ts';

const usage = `npm run restore -- --from FILE --data DIR

  --from FILE   控え / the backup
  --data DIR    戻す先(空か、まだないフォルダー) / a new data folder`;

const fail = (message: string): never => {
  console.error(message);
  process.exit(1);
};

try {
  const text = { type: 'string' } as const;
  const { from, data } = parseArgs({ options: { from: text, data: text } }).values;
  if (from === undefined || data === undefined) fail(usage);
  else {
    const { takenAt, files } = await restoreBackup({ from, dir: data });
    console.log(`${takenAt} の控えを戻しました(${files.length} 個のファイル)。それより後の操作は入っていません。
The backup of ${takenAt} is restored (${files.length} files). What was done later is not in it.
`);
    const reports = await verifyFolder(data);
    console.log(reportText(data, reports));
    process.exitCode = brokenIn(reports) === 0 ? 0 : 1;
  }
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
