import { parseArgs } from 'node:util';
import { takeBackup } from '#local/backup/take.ts';

const usage = `npm run backup -- --data DIR --to FILE

  --data DIR   データの置き場所(Kansaは止めておく) / the data folder; Kansa must be stopped
  --to FILE    控えのファイル(新しい名前) / the backup, a new file`;

const fail = (message: string): never => {
  console.error(message);
  process.exit(1);
};

try {
  const text = { type: 'string' } as const;
  const { data, to } = parseArgs({ options: { data: text, to: text } }).values;
  if (data === undefined || to === undefined) fail(usage);
  else {
    const { files } = await takeBackup({ dir: data, to, at: new Date() });
    console.log(`控えを取りました: ${to}(${files.length} 個のファイル)。鍵が入っています。安全な所に置いてください。
The backup is in ${to} (${files.length} files). It holds keys: keep it safe.`);
  }
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
