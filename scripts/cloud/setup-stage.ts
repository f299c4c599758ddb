import { dayOf } from '#shared/kernel/calendar.ts';
import type { Call, Ports } from '#shared/app/ports.ts';
import { checklistUseCases } from '#shared/app/checklist/checklists.ts';
import { isPublicHoliday } from '#shared/adapters/calendar/public-holidays.ts';
import { documentClient } from '#shared/adapters/dynamo/client.ts';
import { createDirectory } from '#shared/adapters/dynamo/directory.ts';
import { createStore } from '#shared/adapters/dynamo/store.ts';
import { digestOf } from '#shared/adapters/ledger/chain.ts';
import { checklistReader } from '#shared/adapters/workbook/read-checklist.ts';
import { newId } from '#functions/runtime/ids.ts';
import type { StageSettings } from '#infra/stages.ts';
import {
  administratorOf,
  fileNamed,
  type Founded,
  foundCity,
  inWords,
  listIn,
  refuse,
  type Wish,
} from '#local/setup/wish.ts';
import { accountIn } from './account.ts';
import { type Outputs, outputsOf } from './outputs.ts';

export type FirstChecklist = { file: string; title: string; edition: string; office: string };
export type StageWish = Wish & { settings: StageSettings; outputsFile?: string; checklist?: FirstChecklist };

/** The operator's own credentials, found as the command line of AWS finds them. */
const portsOf = ({ city, region }: StageSettings, outputs: Outputs, plane: 'directory' | 'general'): Ports => {
  const doc = documentClient({ region });
  const { StateTableName: state, LedgerTableName: ledger } = outputs[plane];
  // The functions' own name of the log: what is begun here they go on with.
  const options = { doc, tables: { state, ledger }, log: `${city}/log/${plane}`, newId };
  const directory = createDirectory(doc, outputs.directory.StateTableName);
  return { store: createStore(options), directory, newId, digest: digestOf, isHoliday: isPublicHoliday };
};

/** Who signs in through the pool by themselves is known by the pool's own id; everybody else by their provider's. */
const subjectFor = async ({ settings, ...wish }: StageWish, { identity }: Outputs): Promise<string> => {
  const person = administratorOf(wish);
  const { signIn, region } = settings;
  if (signIn.by !== 'cognito' || signIn.federation.length > 0) return person.subject;
  if (!identity) return refuse('出力に UserPool がありません。', 'The outputs name no user pool.');
  return accountIn({ id: identity.UserPool, region }, person);
};

/** Imports a checklist as a draft, in the name and with the right of the audit office's person that was named. */
const importChecklist = async (ports: Ports, { file, title, edition, office }: FirstChecklist, at: Date) => {
  const today = dayOf(at);
  const personId = await ports.directory.personIdOf(office);
  const actor = personId === undefined ? undefined : await ports.directory.actor(personId, today);
  if (!actor)
    return refuse(`サインイン名 ${office} の人がいません。`, `Nobody is known by the sign-in name ${office}.`);
  const input = await fileNamed(file, { ja: '点検票', en: 'checklist' });
  const useCases = checklistUseCases(ports, checklistReader);
  const call = <T>(body: T): Call<T> => ({ actor, input: body, request: { id: ports.newId(), at } });
  const { body: preview } = await useCases['checklist.preview'].run(call(input), undefined);
  const { previewHash } = preview;
  const whole = { ...input, previewHash, title, guidelineEdition: edition };
  const { body } = await useCases['checklist.import'].run(call(whole), undefined);
  return body.items;
};

/**
 * The first run of a stage: first administrator, organisation, and a first checklist, through the same use cases as the
 * application, so that the trail holds them from its first entry on. Throws `SetupRefused` with sentences for people.
 */
export const setUpStage = (wish: StageWish): Promise<Founded & { items?: number }> =>
  inWords(async () => {
    const outputs = await outputsOf(wish.settings.stage, wish.outputsFile);
    administratorOf(wish);
    const list = await listIn(wish.file);
    const person = { ...wish.person, subject: await subjectFor(wish, outputs) };
    const founded = await foundCity(portsOf(wish.settings, outputs, 'directory'), { ...wish, person }, list);
    if (!wish.checklist) return founded;
    const items = await importChecklist(portsOf(wish.settings, outputs, 'general'), wish.checklist, wish.at);
    return { ...founded, items };
  });
