import { parseArgs } from 'node:util';
import { startKansa } from './kansa.ts';
import { buildWebWhenStale } from './web-build.ts';

/** Also what `npm run token` takes unless told otherwise. */
const usualPort = 8700;

const usage = `npm start -- [--port N] [--data DIR] [--no-seed]

  --port N     アプリのポート(サインインはN+1、証跡はN+2) / port of the application; sign-in N+1, evidence N+2 (8700)
  --data DIR   データの置き場所 / where the data is kept (.kansa)
  --no-seed    見本の市を作らず、最初の管理者だけで始める / begin with a first administrator instead of a made-up city`;

const fail = (message: string): never => {
  console.error(message);
  process.exit(1);
};

const options = () => {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: String(usualPort) },
        data: { type: 'string', default: '.kansa' },
        'no-seed': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
};

const values = options();
if (values.help) {
  console.log(usage);
  process.exit(0);
}
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_533)
  fail(`--port ${values.port}: 0〜65533の数を書いてください\n\n${usage}`);

const folderProblems: Record<string, string> = {
  EEXIST: 'フォルダーではありません / is not a folder',
  ENOTDIR: 'フォルダーではありません / is not a folder',
  EACCES: 'に書き込めません / cannot be written',
  EROFS: 'に書き込めません / cannot be written',
  ENOSPC: 'のディスクに空きがありません / has no space left',
};

await buildWebWhenStale();
const started = Date.now();
const kansa = await startKansa({ dir: values.data, port, seed: !values['no-seed'] }).catch((error: unknown) => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const taken = code === 'EADDRINUSE';
  if (folderProblems[code]) return fail(`--data ${values.data} ${folderProblems[code]}`);
  return fail(
    taken
      ? `ポート ${port}〜${port + 2} のどれかが使われています。--port で別の番号を指定してください。\nOne of the ports ${port} to ${port + 2} is taken: choose another with --port.`
      : `起動できませんでした。Kansa could not start.\n${error instanceof Error ? error.message : String(error)}`,
  );
});

const stop = (): void => {
  void kansa.stop().then(() => process.exit(0));
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);

if (values['no-seed'] && !kansa.isNew) {
  console.log(
    'このデータの場所には、すでにデータがあります。そのまま使います。 / The folder has data already: it is used as it is.\n',
  );
}

/** A few of every group: who plans, who oversees, who audits, who is audited. */
const perGroup = 4;
const groups = [...new Set(kansa.people.map((p) => p.group))];
const shown = groups.flatMap((group) => kansa.people.filter((p) => p.group === group).slice(0, perGroup));
const tokenPort = port === usualPort ? '' : ` --port ${new URL(kansa.url).port}`;
console.log(`Kansa(監査)体験版が動いています / is running (${((Date.now() - started) / 1000).toFixed(1)} s)

  はじめの画面 / start       ${kansa.url}/
  APIの説明 / API            ${kansa.url}/docs
  メール / mailbox           ${kansa.url}/mailbox
  サインイン / sign-in       ${kansa.issuer}
  証跡 / evidence            ${kansa.evidence}
  データ / data              ${values.data}

サインインできる人(一部)/ people (some of ${kansa.people.length}):
${shown.map(({ sub, name, title }) => `  ${sub.padEnd(14)}${name}\t${title}`).join('\n')}

次に / next:
  TOKEN=$(npm run -s token -- ${shown[0]?.sub ?? ''}${tokenPort})
  curl -H "authorization: Bearer $TOKEN" ${kansa.url}/api/directory/me
  npm run demo        監査ひとつを最初から最後まで / one whole audit, on a runtime of its own

終了は Ctrl-C / stop with Ctrl-C`);
