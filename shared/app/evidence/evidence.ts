import { DomainError, missing } from '#shared/kernel/errors.ts';
import { advance } from '#shared/kernel/lifecycle.ts';
import type { Actor } from '#shared/domain/access/actor.ts';
import { authorize, can } from '#shared/domain/access/policy.ts';
import {
  acceptedTypes,
  type Evidence,
  fileLifecycle,
  isOpen,
  type NewEvidence,
  pastStatuses,
  type reusedEvidence,
  type SameFile,
} from '#shared/domain/evidence/evidence.ts';
import { displayName } from '#shared/domain/evidence/file-name.ts';
import { type Output, unborn } from '#shared/domain/scalars.ts';
import { assignmentAggregate } from '#shared/app/assignment/assignment-view.ts';
import { commandUseCases, readUseCase } from '#shared/app/commands.ts';
import { checkRequest, evidenceRules, refuseEnded } from './evidence-rules.ts';
import {
  evidenceAggregate,
  type EvidenceContext,
  evidenceRef,
  type EvidenceView,
  evidenceView,
  loadEvidence,
  type Track,
} from './evidence-view.ts';
import { toInspect } from './evidence-work.ts';
import { heldFileUseCases } from './held-files.ts';
import { manyFilesUseCases } from './many-files.ts';
import { itemKeyChecker } from '#shared/app/checklist/item-keys.ts';
import type { Call, Ports, UploadLink, Vault } from '#shared/app/ports.ts';
import { sameFilesOf } from './same-files.ts';
import { assignmentTarget, workTarget } from '#shared/app/targets.ts';
import { beginningWith, saved, type UseCase } from '#shared/app/use-case.ts';

type Where = { auditId: string; departmentId: string };
type One = Where & { evidenceId: string };
type Reused = Output<typeof reusedEvidence>;
type Described = Pick<NewEvidence, 'label' | 'setName' | 'itemKeys' | 'requestId' | 'supersedes'>;
type Created = { evidence: EvidenceView; upload?: UploadLink; sameFiles: SameFile[] };

/** The stored type of a file, by its name. Throws `file_refused` for a kind nobody accepts. */
const typeOf = (fileName: string): Evidence['contentType'] => {
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const type = acceptedTypes[extension as keyof typeof acceptedTypes];
  if (type) return type;
  const reason = `受け付けるのは ${Object.keys(acceptedTypes).join('・')} です。`;
  throw new DomainError('file_refused', { params: { code: 'typeNotAccepted', reason } });
};

export const evidenceUseCases = (ports: Ports, vault: Vault, track: Track) => {
  const { store, newId } = ports;
  const aggregate = evidenceAggregate(track);
  const { target: targetOf } = aggregate;
  const view = evidenceView(track);
  const rules = evidenceRules(vault, track);
  const checkKeys = itemKeyChecker(store);

  const assigned = ({ auditId, departmentId }: Where) => assignmentAggregate.load(ports, { auditId, departmentId });
  type Assigned = Awaited<ReturnType<typeof assigned>>;

  const list: UseCase<Where & { show: 'current' | 'all' }, { items: EvidenceView[] }> = beginningWith(
    (where) => Promise.all([assigned(where), store.list.evidenceOf(where.auditId, where.departmentId)]),
    async ({ actor, input }, [{ record, context }, files]) => {
      authorize(actor, 'assignment.read', assignmentTarget(record, context), 'assignment.read');
      const shown = input.show === 'all' ? files : files.filter((f) => !pastStatuses.includes(f.status));
      return { body: { items: await Promise.all(shown.map((e) => view(e, { audit: context }, actor))) } };
    },
  );

  /** What the replaced file was about, where the new one says nothing. */
  const inherited = async (where: Where, file: Described): Promise<Partial<Described>> => {
    if (file.supersedes === undefined) return {};
    const [old] = await store.load({ kind: 'evidence', ...where, evidenceId: file.supersedes });
    if (old?.status !== 'available') missing('差し替える証跡', 'the evidence to be replaced');
    const { label, setName, itemKeys, requestId } = old;
    return {
      label: file.label ?? label,
      setName: file.setName ?? setName,
      requestId: file.requestId ?? requestId,
      itemKeys: file.itemKeys.length > 0 ? file.itemKeys : itemKeys,
    };
  };

  const answer = async (evidence: Evidence, context: EvidenceContext, actor: Actor): Promise<Created> => ({
    evidence: await view(evidence, context, actor),
    ...(evidence.status === 'upload_issued' ? { upload: await vault.uploadLink(evidence) } : {}),
    sameFiles: evidence.reusedFrom ? [] : await sameFilesOf(store, actor, evidence),
  });

  type Beginning = Pick<Evidence, 'status' | 'fileName' | 'contentType' | 'size' | 'sha256'> & Partial<Evidence>;

  /** A new record, for a file that is announced or one that is taken over. */
  const register = async <I extends Where & Described>(
    call: Call<I>,
    { record: assignment, context: audit }: Assigned,
    act: 'evidence.create' | 'evidence.reuse',
    begin: (input: I) => Beginning | Promise<Beginning>,
  ) => {
    const { auditId, departmentId } = call.input;
    const where = { auditId, departmentId };
    const warrant = authorize(call.actor, act, assignmentTarget(assignment, audit), 'assignment.read');
    refuseEnded(audit);
    const [begun, from] = await Promise.all([
      begin(call.input),
      inherited(where, call.input),
      checkRequest(store, where, call.input.requestId),
      checkKeys(assignment, call.input.itemKeys),
    ]);
    const after: Evidence = {
      ...unborn,
      ...where,
      evidenceId: newId(),
      itemKeys: call.input.itemKeys,
      ...begun,
      ...from,
      uploadedBy: call.actor.personId,
      issuedAt: call.request.at.toISOString(),
    };
    const change = { kind: 'evidence', before: undefined, after, act, warrant } as const;
    await store.commit({
      call,
      changes: [change],
      notify: after.status === 'quarantine' ? toInspect(after) : [],
      receipt: { status: 201, ref: evidenceRef(after) },
    });
    const result = saved(undefined, after);
    return { body: await answer(result, { audit, assignment }, call.actor), version: result.version };
  };

  // The link itself is not kept: a repeated call gets a fresh one for the same file, while it is still awaited.
  const replay: UseCase<unknown, Created>['replay'] = async (call, { ref }) => {
    const { record, context } = await loadEvidence(ports, ref as unknown as One);
    authorize(call.actor, 'evidence.read', targetOf(record, context), 'evidence.read');
    return { body: await answer(record, context, call.actor), version: record.version };
  };

  const create: UseCase<Where & NewEvidence, Created> = {
    ...beginningWith(assigned, (call: Call<Where & NewEvidence>, place) =>
      register(call, place, 'evidence.create', ({ auditId: _audit, departmentId: _department, ...file }) => {
        const fileName = displayName(file.fileName);
        return { status: 'upload_issued', ...file, fileName, contentType: typeOf(fileName) };
      }),
    ),
    replay,
  };

  /** The bytes are inspected again and kept anew: another audit, another retention, and today's rules. */
  const reuse: UseCase<Where & Reused, Created> = {
    ...beginningWith(assigned, (call: Call<Where & Reused>, place) =>
      register(call, place, 'evidence.reuse', async ({ auditId: _audit, departmentId, from, ...described }) => {
        const [source, audit] = await store.load(
          { kind: 'evidence', ...from, departmentId },
          { kind: 'audit', auditId: from.auditId },
        );
        const isReadable = source && audit && can(call.actor, 'evidence.download', workTarget(source, audit));
        if (!isReadable || !isOpen(source)) missing('保管されている証跡', 'a piece of evidence that is in store');
        const { fileName, contentType, size, sha256 } = source;
        const received = { status: 'quarantine', receivedAt: call.request.at.toISOString(), reusedFrom: from } as const;
        return { ...received, fileName, contentType, size, sha256, ...described };
      }),
    ),
    replay,
  };

  const download: UseCase<One, { url: string; expiresAt: string; fileName: string; sha256: string }> = beginningWith(
    (input) => loadEvidence(ports, input),
    async ({ actor, request }, { record, context }) => {
      const target = targetOf(record, context);
      const warrant = authorize(actor, 'evidence.download', target, 'evidence.read');
      const { status, vaultVersion, evidenceId, version, fileName, sha256 } = record;
      if (!isOpen(record) || vaultVersion === undefined)
        throw new DomainError('invalid_transition', { params: { status } });
      // The entry comes first: if it cannot be written, no link leaves.
      const subject = { type: 'evidence', id: evidenceId, version };
      await store.recordAccess({ actor, request, act: 'evidence.download', warrant, subject, result: 'ok' });
      return { body: { ...(await vault.downloadLink(record, vaultVersion)), fileName, sha256 } };
    },
  );

  const commands = commandUseCases(ports, {
    aggregate,
    prefix: 'evidence',
    step: (evidence, command) => advance(fileLifecycle, evidence, command),
    rules,
  });

  return {
    'evidence.list': list,
    'evidence.create': create,
    'evidence.reuse': reuse,
    'evidence.get': readUseCase(ports, aggregate),
    'evidence.download': download,
    ...commands,
    ...heldFileUseCases(ports, track),
    ...manyFilesUseCases(ports, rules),
  };
};
