import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createInterface } from 'node:readline/promises';
import { stages } from '#infra/stages.ts';
import { commands } from './cloud/commands.ts';

// `npm run deploy | diff | destroy -- --stage NAME`: the CDK's own command line, with a stage that is always named.

const names = Object.keys(stages);
const usage = Object.entries(commands)
  .map(([name, { ja, only }]) => `npm run ${name} -- --stage ${(only ?? names).join('|')}\n  ${ja}`)
  .join('\n');

const fail = (ja: string, en: string): never => {
  console.error(`${ja}\n${en}\n\n${usage}`);
  process.exit(2);
};

const options = () => {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { stage: { type: 'string' }, region: { type: 'string' } },
    });
    return { ...values, name: positionals[0] ?? '' };
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error), '');
  }
};

const { name, stage = '', region } = options();
const command = commands[name] ?? fail(`${name || '(なし)'} という操作はありません。`, 'There is no such command.');
if (!names.includes(stage))
  fail(`--stage に ${names.join('、')} のいずれかを指定してください。`, `--stage is one of ${names.join(', ')}.`);
if (command.only && !command.only.includes(stage))
  fail(
    `${stage} には使えません。監査の記録を保存しているためです。`,
    `Not for ${stage}: it keeps the records of audits.`,
  );

if (command.confirmed) {
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  // Whoever closes the input has not typed it.
  const ended = once(prompt, 'close').then(() => '');
  const asked = prompt.question(
    `${stage} を取り除きます。続けるには ${stage} と入力してください。 / Type ${stage} to take it away: `,
  );
  const typed = await Promise.race([asked, ended]);
  prompt.close();
  if (typed.trim() !== stage) fail('やめました。何も変わっていません。', 'Nothing was done.');
}

/** What the CDK says when it finds nobody to act as, and what to do about it. */
const advice: readonly (readonly [sign: RegExp, ja: string, en: string])[] = [
  [
    /Unable to resolve AWS account|Need to perform AWS calls for account|Could not load credentials|no credentials/i,
    'AWSのアカウントか認証情報がありません。aws sso login などでサインインし、AWS_PROFILE を設定してから、やり直してください。',
    'There is no AWS account, or no credentials: sign in (aws sso login), set AWS_PROFILE, and try again.',
  ],
  [
    /ExpiredToken|token included in the request is (expired|invalid)/i,
    '認証情報の期限が切れています。サインインし直してください。',
    'The credentials have expired: sign in again.',
  ],
  [
    /has not been bootstrapped|SSM parameter \/cdk-bootstrap/i,
    'このアカウントではCDKの準備がまだです。npx cdk bootstrap を一度実行してください。',
    'This account is not prepared for the CDK: run npx cdk bootstrap once.',
  ],
];

const cdk = fileURLToPath(new URL('../node_modules/.bin/cdk', import.meta.url));
const args = [...command.cdk(stage), '-c', `stage=${stage}`, ...(region ? ['-c', `region=${region}`] : [])];
const child = spawn(cdk, args, { stdio: ['inherit', 'inherit', 'pipe'] });
let said = '';
child.stderr.on('data', (chunk: Buffer) => {
  process.stderr.write(chunk);
  said = (said + chunk.toString('utf8')).slice(-20_000);
});
child.once('close', (code) => {
  const found = code === 0 ? undefined : advice.find(([sign]) => sign.test(said));
  if (found) console.error(`\n${found[1]}\n${found[2]}`);
  process.exitCode = code ?? 1;
});
