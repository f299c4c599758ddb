import { parseArgs } from 'node:util';
import { roleNames } from '#shared/domain/access/role-names.ts';
import type { PostRole } from '#shared/domain/access/roles.ts';
import { setUpFolder, SetupRefused } from '#local/setup/index.ts';

const usage = `npm run setup -- --data DIR --file FILE --name NAME --email MAIL --sign-in ID

  --data DIR     新しいデータの置き場所(空か、まだないフォルダー) / a new data folder
  --file FILE    職員一覧(.xlsx か .csv) / the staff list
  --name NAME    最初の管理者の氏名 / the first administrator: name
  --email MAIL   そのメール / mail
  --sign-in ID   そのサインイン名 / sign-in name`;

const fail = (message: string): never => {
  console.error(message);
  process.exit(1);
};

const text = { type: 'string' } as const;
const options = () => {
  try {
    const { values } = parseArgs({
      options: { data: text, file: text, name: text, email: text, 'sign-in': text, help: { type: 'boolean' } },
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
const given = (name: 'data' | 'file' | 'name' | 'email' | 'sign-in'): string =>
  values[name]?.trim() || fail(`--${name} がありません。 --${name} is missing.\n\n${usage}`);

/** Nobody decides, and after 14 days what was held is gone: better said before the first upload. */
const vacancy = (role: PostRole): string =>
  `注意: ${roleNames[role][0]}の職が一覧にありません。登録するまで、その仕事を待つものは進みません。 / Nobody in the list is the ${roleNames[role][1]}: what waits for them will not move.\n`;

const dir = given('data');
const person = { name: given('name'), email: given('email'), subject: given('sign-in') };
try {
  const { changes, vacant } = await setUpFolder({ dir, file: given('file'), person, at: new Date() });
  console.log(`組織を登録しました(${changes} 件)。最初の管理者は ${person.subject} です。 / ${changes} records; the first administrator is ${person.subject}.
${vacant.map(vacancy).join('')}
次に / next:
  npm start -- --data ${dir}`);
} catch (error) {
  if (error instanceof SetupRefused) fail(error.message);
  throw error;
}
