import { advance } from '#shared/kernel/lifecycle.ts';
import { permit } from '#shared/domain/access/policy.ts';
import {
  inColumnOrder,
  type MappingProfile,
  type mappingProfileDraft,
  type mappingProfileInputs,
  mappingProfileLifecycle,
  profileSheets,
} from '#shared/domain/checklist/mapping-profile.ts';
import { type Output, unborn } from '#shared/domain/scalars.ts';
import { type Aggregate, commandUseCases, readUseCase, type Rules } from '#shared/app/commands.ts';
import type { Call, Ports } from '#shared/app/ports.ts';
import { found, saved, type UseCase } from '#shared/app/use-case.ts';

type Draft = Output<typeof mappingProfileDraft>;
type Inputs = { [C in keyof typeof mappingProfileInputs]: Output<(typeof mappingProfileInputs)[C]> };

const aggregate: Aggregate<'mappingProfile', undefined, MappingProfile> = {
  kind: 'mappingProfile',
  keys: ['profileId'],
  readAction: 'mappingProfile.read',
  load: async ({ store }, { profileId = '' }) => {
    const [record] = await store.load({ kind: 'mappingProfile', profileId });
    return { record: found(record), context: undefined };
  },
  ref: ({ profileId }) => ({ kind: 'mappingProfile', profileId }),
  target: () => ({}),
  view: inColumnOrder,
};

const written = ({ name, sheets }: Draft, { actor, request }: Call) => ({
  name,
  sheets: profileSheets(sheets),
  savedBy: actor.personId,
  savedAt: request.at.toISOString(),
});

const rules: Rules<'mappingProfile', undefined, Inputs> = {
  edit: { apply: (profile, { input, call }) => ({ ...profile, ...written(input, call) }) },
  withdraw: {},
};

/** Mappings for the import of checklists, confirmed once and found again by the headings of a file. */
export const mappingProfileUseCases = (ports: Ports) => {
  const { store, newId } = ports;

  const list: UseCase<unknown, { items: MappingProfile[] }> = {
    run: async ({ actor }) => {
      permit(actor, 'mappingProfile.read');
      const all = await store.list.mappingProfiles();
      return { body: { items: all.filter(({ status }) => status === 'active').map(inColumnOrder) } };
    },
  };

  const save: UseCase<Draft, MappingProfile> = {
    run: async (call) => {
      const warrant = permit(call.actor, 'mappingProfile.save');
      const after: MappingProfile = {
        ...unborn,
        profileId: newId(),
        status: 'active',
        ...written(call.input, call),
      };
      const change = { kind: 'mappingProfile', before: undefined, after, act: 'mappingProfile.save', warrant } as const;
      await store.commit({ call, changes: [change], receipt: { status: 201, ref: aggregate.ref(after) } });
      const result = saved(undefined, after);
      return { body: inColumnOrder(result), version: result.version };
    },
    replay: async ({ actor }, { ref }) => {
      permit(actor, 'mappingProfile.read');
      const { record } = await aggregate.load(ports, ref as unknown as { profileId: string });
      return { body: inColumnOrder(record), version: record.version };
    },
  };

  const commands = commandUseCases(ports, {
    aggregate,
    prefix: 'mappingProfile',
    step: (profile, command) => advance(mappingProfileLifecycle, profile, command),
    rules,
  });

  return {
    'mappingProfile.list': list,
    'mappingProfile.get': readUseCase(ports, aggregate),
    'mappingProfile.save': save,
    ...commands,
  };
};
