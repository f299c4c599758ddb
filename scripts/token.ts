import { parseArgs } from 'node:util';
import { audience, clientId, headlessRedirectUri } from '#local/identity/client.ts';
import { signIn } from '#local/identity/sign-in.ts';

// Prints an access token of a demo person, got through the real sign-in of a running Kansa: `npm run -s token -- 名前`.
const usage = 'npm run -s token -- 名前 [--port N]';

const parsed = () => {
  try {
    return parseArgs({ allowPositionals: true, options: { port: { type: 'string', default: '8700' } } });
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return process.exit(1);
  }
};
const { values, positionals } = parsed();
const [sub] = positionals;
const issuer = `http://127.0.0.1:${Number(values.port) + 1}`;

if (!sub) {
  console.error(usage);
  process.exit(1);
}
try {
  const { accessToken } = await signIn({ issuer, clientId, redirectUri: headlessRedirectUri, audience, sub });
  console.log(accessToken);
} catch (error) {
  console.error(
    `${sub} としてサインインできません。Kansaが動いているか、名前が合っているか確認してください。\n` +
      `Cannot sign in at ${issuer}: ${error instanceof Error ? error.message : String(error)}`,
  );
  process.exit(1);
}
