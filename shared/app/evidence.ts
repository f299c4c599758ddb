import { DomainError, missing } from '#shared/kernel/errors.ts';
import { advance } from '#shared/kernel/lifecycle.ts';
import type { Actor } from '#shared/domain/access/actor.ts';
import { authorize, can } from '#shared/domain/access/policy.ts';
import type { Assignment } from '#shared/domain/assignment/assignment.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import { acceptedTypes, type Evidence, fileLifecycle, type NewEvidence } from '#shared/domain/evidence/evidence.ts';
import { displayName } from '#shared/domain/evidence/file-name.ts';
import { inspectionReasons } from '#shared/domain/evidence/inspection-reasons.ts';
import { unborn } from '#shared/domain/scalars.ts';
import { assignmentAggregate } from './assignment-view.ts';
import { type Aggregate, commandUseCases, possible, readUseCase } from './commands.ts';
import { itemKeyChecker } from './item-keys.ts';
import type { Call, Ports, UploadLink, Vault } from './ports.ts';
import { assignmentTarget, evidenceTarget } from './targets.ts';
import { beginningWith, found, saved, type UseCase } from './use-case.ts';

type Where = { auditId: string; departmentId: string };
type One = Where & { evidenceId: string };
type Context = { audit: Audit; assignment: Assignment };
type View = Evidence & { may: string[]; reasonText?: { ja: string; en: string } };
type Created = { evidence: View; upload?: UploadLink };

// Held files are decided upon by routes of the special track; until then nobody is offered a step that has none.
const offered = { complete: fileLifecycle.complete, supersede: fileLifecycle.supersede };

const view = (evidence: Evidence, { audit, assignment }: Context, actor: Actor): View => {
  const target = evidenceTarget(evidence, assignment, audit);
  const download =
    evidence.status === 'available' && can(actor, 'evidence.download', target) ? ['evidence.download'] : [];
  const why = inspectionReasons[evidence.reason as keyof typeof inspectionReasons];
  return {
    ...evidence,
    may: [...possible(actor, 'evidence', offered, evidence, target), ...download],
    ...(why ? { reasonText: { ja: why.ja, en: why.en } } : {}),
  };
};

const aggregate: Aggregate<'evidence', Context, View> = {
  kind: 'evidence',
  keys: ['auditId', 'departmentId', 'evidenceId'],
  readAction: 'evidence.read',
  load: async ({ store }, { auditId = '', departmentId = '', evidenceId = '' }) => {
    const [audit, assignment, evidence] = await store.load(
      { kind: 'audit', auditId },
      { kind: 'assignment', auditId, departmentId },
      { kind: 'evidence', auditId, departmentId, evidenceId },
    );
    return { record: found(evidence), context: { audit: found(audit), assignment: found(assignment) } };
  },
  ref: ({ auditId, departmentId, evidenceId }) => ({ kind: 'evidence', auditId, departmentId, evidenceId }),
  target: (evidence, { audit, assignment }) => evidenceTarget(evidence, assignment, audit),
  view,
};

/** The stored type of a file, by its name. Throws `file_refused` for a kind nobody accepts. */
const typeOf = (fileName: string): Evidence['contentType'] => {
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const type = acceptedTypes[extension as keyof typeof acceptedTypes];
  if (type) return type;
  const reason = `受け付けるのは ${Object.keys(acceptedTypes).join('・')} です。`;
  throw new DomainError('file_refused', { params: { code: 'typeNotAccepted', reason } });
};

/** Files come in from the notice to the end of the audit: answers first, proof of improvement later. */
const refuseEnded = ({ status }: Audit): void => {
  if (['closed', 'cancelled', 'suspended'].includes(status))
    throw new DomainError('invalid_transition', { params: { status } });
};

export const evidenceUseCases = (ports: Ports, vault: Vault) => {
  const { store, newId } = ports;
  const checkKeys = itemKeyChecker(store);

  const list: UseCase<Where, { items: View[] }> = {
    run: async ({ actor, input }) => {
      const [{ record, context }, files] = await Promise.all([
        assignmentAggregate.load(ports, input),
        store.list.evidenceOf(input.auditId, input.departmentId),
      ]);
      authorize(actor, 'assignment.read', assignmentTarget(record, context), 'assignment.read');
      return { body: { items: files.map((e) => view(e, { audit: context, assignment: record }, actor)) } };
    },
  };

  const withLink = async (evidence: Evidence, context: Context, actor: Actor): Promise<Created> => ({
    evidence: view(evidence, context, actor),
    ...(evidence.status === 'upload_issued' ? { upload: await vault.uploadLink(evidence) } : {}),
  });

  /** A file can answer only a request that was sent to this very section. */
  const checkRequest = async ({ auditId, departmentId, requestId }: Where & NewEvidence): Promise<void> => {
    if (requestId === undefined) return;
    const [request] = await store.load({ kind: 'request', auditId, departmentId, requestId });
    if (!request || request.status === 'draft') missing('資料の依頼', 'the evidence request');
  };

  const assigned = ({ auditId, departmentId }: Where) => assignmentAggregate.load(ports, { auditId, departmentId });

  const create: UseCase<Where & NewEvidence, Created> = {
    ...beginningWith(assigned, async (call: Call<Where & NewEvidence>, { record: assignment, context: audit }) => {
      const { auditId, departmentId, ...file } = call.input;
      const warrant = authorize(call.actor, 'evidence.create', assignmentTarget(assignment, audit), 'assignment.read');
      refuseEnded(audit);
      await Promise.all([checkRequest(call.input), checkKeys(assignment, file.itemKeys)]);
      const fileName = displayName(file.fileName);
      const after: Evidence = {
        ...unborn,
        auditId,
        departmentId,
        evidenceId: newId(),
        status: 'upload_issued',
        ...file,
        fileName,
        contentType: typeOf(fileName),
        uploadedBy: call.actor.personId,
        issuedAt: call.request.at.toISOString(),
      };
      const change = { kind: 'evidence', before: undefined, after, act: 'evidence.create', warrant } as const;
      await store.commit({ call, changes: [change], receipt: { status: 201, ref: aggregate.ref(after) } });
      const result = saved(undefined, after);
      return { body: await withLink(result, { audit, assignment }, call.actor), version: result.version };
    }),
    // The link itself is not kept: a repeated call gets a fresh one for the same file, while it is still awaited.
    replay: async (call, { ref }) => {
      const { record, context } = await aggregate.load(ports, ref as unknown as One);
      authorize(call.actor, 'evidence.read', aggregate.target(record, context), 'evidence.read');
      return { body: await withLink(record, context, call.actor), version: record.version };
    },
  };

  const download: UseCase<One, { url: string; expiresAt: string; fileName: string; sha256: string }> = beginningWith(
    (input) => aggregate.load(ports, input),
    async ({ actor, request }, { record, context }) => {
      const warrant = authorize(actor, 'evidence.download', aggregate.target(record, context), 'evidence.read');
      const { status, vaultVersion, evidenceId, version, fileName, sha256 } = record;
      if (status !== 'available' || vaultVersion === undefined)
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
    step: (evidence, command: 'complete' | 'supersede') => advance(fileLifecycle, evidence, command),
    rules: {
      complete: {
        apply: async (evidence: Evidence, { at }: { at: string }) => {
          const arrived = await vault.arrived(evidence);
          if (!arrived) missing('ファイルの送信が終わっていません', 'the file has not arrived');
          return { ...evidence, quarantineVersion: arrived.version, receivedAt: at };
        },
        notify: ({ auditId, departmentId, evidenceId }: Evidence) => [
          { type: 'job', job: 'inspectEvidence', auditId, departmentId, evidenceId },
        ],
      },
      supersede: {},
    },
  });

  return {
    'evidence.list': list,
    'evidence.create': create,
    'evidence.get': readUseCase(ports, aggregate),
    'evidence.download': download,
    ...commands,
  };
};
