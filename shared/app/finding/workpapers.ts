import { missing } from '#shared/kernel/errors.ts';
import { advance } from '#shared/kernel/lifecycle.ts';
import { authorize } from '#shared/domain/access/policy.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import { type Output, unborn } from '#shared/domain/scalars.ts';
import {
  type Workpaper,
  type workpaperDraft,
  type workpaperInputs,
  workpaperLifecycle,
  workpaperNumber,
} from '#shared/domain/workpaper/workpaper.ts';
import { commandUseCases, readUseCase, type Rules } from '#shared/app/commands.ts';
import { checkCited } from './finding-grounds.ts';
import { itemKeyChecker } from '#shared/app/checklist/item-keys.ts';
import type { Call, Ports } from '#shared/app/ports.ts';
import { commitOrRace, racingWith } from '#shared/app/races.ts';
import { found, saved, type UseCase } from '#shared/app/use-case.ts';
import {
  papersTarget,
  refuseReadOnly,
  workpaperAggregate,
  type WorkpaperView,
  workpaperView,
} from './workpaper-view.ts';

type Where = { auditId: string; departmentId: string };
type Draft = Output<typeof workpaperDraft>;
type Inputs = { edit: Draft } & {
  [C in keyof typeof workpaperInputs]: Output<(typeof workpaperInputs)[C]>;
};

const checkInterview = ({ method, interviewedPosts }: Draft): void => {
  if (method === 'interview' && interviewedPosts.length === 0)
    missing('面談した相手の職', 'the posts of those who were interviewed');
};

/** A second auditor has something to look at. */
const checkFinished = ({ facts, conclusion }: Workpaper): void => {
  if (facts === '') missing('確認した事実', 'the facts that were found');
  if (conclusion === '') missing('監査人の結論', 'the conclusion');
};

const unreviewed = ({ reviewedBy: _by, reviewedAt: _at, reviewRemark: _remark, ...rest }: Workpaper): Workpaper => rest;

/** Workpapers (監査調書) of an audit, section by section. */
export const workpaperUseCases = (ports: Ports) => {
  const { store, newId } = ports;
  const checkKeys = itemKeyChecker(store);

  const checkDraft = async (audit: Audit, departmentId: string, draft: Draft): Promise<void> => {
    checkInterview(draft);
    const { auditId } = audit;
    await Promise.all([
      checkCited(ports, { auditId, departmentId }, draft.evidenceIds),
      checkKeys(audit, draft.itemKeys),
    ]);
  };

  const sequenceOf = ({ auditId, departmentId }: Where) =>
    ({ kind: 'sequence', name: `workpaper-${auditId}-${departmentId}` }) as const;

  // Two workpapers written at once reach for the same number: the later one takes the next.
  const create: UseCase<Where & Draft, WorkpaperView> = {
    ...racingWith(
      ({ auditId, departmentId }) => store.load({ kind: 'audit', auditId }, sequenceOf({ auditId, departmentId })),
      async (call: Call<Where & Draft>, [loaded, last]) => {
        const { auditId, departmentId, ...draft } = call.input;
        const audit = found(loaded);
        const target = papersTarget(audit, departmentId);
        const warrant = authorize(call.actor, 'workpaper.create', target, 'workpaper.read');
        refuseReadOnly(audit);
        await checkDraft(audit, departmentId, draft);
        const serial = (last?.version ?? 0) + 1;
        const after: Workpaper = {
          ...unborn,
          auditId,
          departmentId,
          workpaperId: newId(),
          workpaperNo: workpaperNumber(departmentId, serial),
          status: 'draft',
          ...draft,
          preparedBy: call.actor.personId,
        };
        const { name } = sequenceOf(call.input);
        const parts = [{ kind: 'sequence' as const, value: { name, version: serial }, seen: serial - 1 }];
        await commitOrRace(store, {
          call,
          changes: [{ kind: 'workpaper', before: undefined, after, act: 'workpaper.create', warrant, parts }],
          receipt: { status: 201, ref: workpaperAggregate.ref(after) },
        });
        const result = saved(undefined, after);
        return { body: workpaperView(result, audit, call.actor), version: result.version };
      },
    ),
    replay: (call, { ref }) => get.run({ ...call, input: ref as unknown as Record<string, string> }),
  };

  const get = readUseCase(ports, workpaperAggregate);

  const list: UseCase<Where, { items: WorkpaperView[] }> = {
    run: async ({ actor, input: { auditId, departmentId } }) => {
      const [[audit], workpapers] = await Promise.all([
        store.load({ kind: 'audit', auditId }),
        store.list.workpapersOf(auditId, departmentId),
      ]);
      const known = found(audit);
      authorize(actor, 'workpaper.read', papersTarget(known, departmentId), 'workpaper.read');
      return { body: { items: workpapers.map((w) => workpaperView(w, known, actor)) } };
    },
  };

  const rules: Rules<'workpaper', Audit, Inputs> = {
    edit: {
      guard: ({ before, context, input }) => checkDraft(context, before.departmentId, input),
      apply: (w, { input }) => ({ ...unreviewed(w), ...input }),
    },
    passReview: {
      guard: ({ before }) => checkFinished(before),
      apply: (w, { call, input, at }) => ({
        ...w,
        reviewedBy: call.actor.personId,
        reviewedAt: at,
        reviewRemark: input.comment,
      }),
    },
    returnReview: { apply: (w, { input }) => ({ ...w, reviewRemark: input.comment }) },
    withdraw: {
      guard: async ({ before }) => {
        const findings = await store.list.findingsOf(before.auditId);
        const resting = findings.filter((f) => f.status !== 'withdrawn' && f.workpaperIds.includes(before.workpaperId));
        if (resting.length > 0)
          missing(
            `ほかの根拠(この調書に基づく指摘事項 ${resting.length}件)`,
            `other grounds for ${resting.length} findings that rest on it`,
          );
      },
      apply: (w, { input }) => ({ ...w, remark: input.comment }),
    },
  };

  const commands = commandUseCases(ports, {
    aggregate: workpaperAggregate,
    prefix: 'workpaper',
    step: (workpaper, command, _, audit) => {
      refuseReadOnly(audit);
      return advance(workpaperLifecycle, workpaper, command);
    },
    rules,
  });

  return { 'workpaper.list': list, 'workpaper.create': create, 'workpaper.get': get, ...commands };
};
