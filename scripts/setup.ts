import { parseArgs } from 'node:util';
import { roleNames } from '#shared/domain/access/role-names.ts';
import type { PostRole } from '#shared/domain/access/roles.ts';
import { setUpFolder, SetupRefused } from '#local/setup/index.ts';

const usage = `npm run setup -- --data DIR --file FILE --name NAME --email MAIL --sign-in ID
npm run setup -- --stage STAGE --file FILE --name NAME --email MAIL --sign-in ID
                 [--checklist FILE --title TITLE --edition EDITION --office ID]

  --data DIR        新しいデータの置き場所(空か、まだないフォルダー) / a new data folder
  --stage STAGE     配備済みのAWSの環境 / a stage that was deployed to AWS
  --file FILE       職員一覧(.xlsx か .csv) / the staff list
  --name NAME       最初の管理者の氏名 / the first administrator: name
  --email MAIL      そのメール / mail
  --sign-in ID      そのサインイン名 / sign-in name
  --checklist FILE  最初の点検票。下書きとして取り込みます / a first checklist, imported as a draft
  --title TITLE     その名称 / its title
  --edition EDITION そのガイドラインの版(例 R7.3) / its guideline edition
  --office ID       取り込む監査事務局の人のサインイン名 / whoever of the audit office imports it: sign-in name`;

const fail = (message: string): never => {
  console.error(message);
  process.exit(1);
};

const text = { type: 'string' } as const;
const known = {
  data: text,
  stage: text,
  file: text,
  name: text,
  email: text,
  'sign-in': text,
  checklist: text,
  title: text,
  edition: text,
  office: text,
  help: { type: 'boolean' },
} as const;
const options = () => {
  try {
    return parseArgs({ options: known }).values;
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
};

const values = options();
if (values.help) {
  console.log(usage);
  process.exit(0);
}
const given = (name: Exclude<keyof typeof known, 'help'>): string =>
  values[name]?.trim() || fail(`--${name} がありません。 --${name} is missing.\n\n${usage}`);

/** Nobody decides, and after 14 days what was held is gone: better said before the first upload. */
const vacancy = (role: PostRole): string =>
  `注意: ${roleNames[role][0]}の職が一覧にありません。登録するまで、その仕事を待つものは進みません。 / Nobody in the list is the ${roleNames[role][1]}: what waits for them will not move.\n`;

const wish = () => ({
  file: given('file'),
  person: { name: given('name'), email: given('email'), subject: given('sign-in') },
  at: new Date(),
});

const inFolder = async (dir: string) => {
  const founded = await setUpFolder({ dir, ...wish() });
  return { ...founded, items: undefined, next: `npm start -- --data ${dir}` };
};

/** The CDK, which knows the stages, and the SDK are loaded for a stage only. */
const onStage = async (stage: string) => {
  const { stages, settingsOf } = await import('#infra/stages.ts');
  if (!(stage in stages)) fail(`--stage は ${Object.keys(stages).join('、')} のいずれかです。 / is one of these.`);
  const { setUpStage } = await import('./cloud/setup-stage.ts');
  const settings = settingsOf(stage);
  const checklist = values.checklist && {
    checklist: {
      file: values.checklist,
      title: given('title'),
      edition: given('edition'),
      office: given('office'),
    },
  };
  const founded = await setUpStage({ settings, ...wish(), ...(checklist ? checklist : {}) });
  const { public: open, private: closed } = settings;
  return { ...founded, next: `https://${(open ?? closed)?.application ?? ''}` };
};

try {
  const both = values.data !== undefined && values.stage !== undefined;
  if (both) fail(`--data と --stage のどちらか一つを指定してください。 / Name one of the two.\n\n${usage}`);
  const { changes, vacant, items, next } = await (values.stage === undefined
    ? inFolder(given('data'))
    : onStage(values.stage));
  const imported =
    items === undefined ? '' : `点検票を下書きとして取り込みました(${items} 項目)。 / ${items} items, as a draft.\n`;
  console.log(`組織を登録しました(${changes} 件)。最初の管理者は ${given('sign-in')} です。 / ${changes} records; the first administrator is ${given('sign-in')}.
${imported}${vacant.map(vacancy).join('')}
次に / next:
  ${next}`);
} catch (error) {
  if (error instanceof SetupRefused) fail(error.message);
  throw error;
}
