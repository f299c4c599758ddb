import { parseArgs } from 'node:util';
import { brokenIn, limits, reportText } from '#local/verification/report-text.ts';
import { verifyFolder } from '#local/verification/verify-folder.ts';

const usage = `npm run -s verify -- [DIR] [--json]

  DIR      データの置き場所 / folder with the data (.kansa)
  --json   結果をJSONで / the result as JSON

終了コード / exit code: 0 異常なし / clean, 1 異常あり / broken, 2 読めない / cannot be read`;

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

const { dir, json, help } = options();
if (help) {
  console.log(usage);
  process.exit(0);
}
const reports = await verifyFolder(dir).catch((error: unknown) => cannotRead(dir, error));
const broken = brokenIn(reports);
console.log(
  json ? JSON.stringify({ dir, ok: broken === 0, planes: reports, limits }, undefined, 2) : reportText(dir, reports),
);
process.exitCode = broken === 0 ? 0 : 1;
