import { DomainError, missing } from '#shared/kernel/errors.ts';
import type { Actor } from '#shared/domain/access/actor.ts';
import { authorize, can, type Target, type Warrant } from '#shared/domain/access/policy.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import type { Meeting, meetingDraft } from '#shared/domain/audit/meeting.ts';
import type { Finding } from '#shared/domain/finding/finding.ts';
import { type Output, unborn } from '#shared/domain/scalars.ts';
import type { Call, Ports } from '#shared/app/ports.ts';
import { auditTarget, sectionTarget } from '#shared/app/targets.ts';
import { expectSeen, found, type Result, saved, type UseCase } from '#shared/app/use-case.ts';

type Where = { auditId: string; departmentId: string };
type Draft = Output<typeof meetingDraft>;
type MeetingView = Meeting & { may: string[] };
type Loaded = { audit: Audit; meeting: Meeting | undefined; named: readonly (Finding | undefined)[] };

const placeIn = (audit: Audit, departmentId: string) =>
  found(audit.sections.find((s) => s.departmentId === departmentId));

const targetOf = (audit: Audit, departmentId: string): Target => sectionTarget(audit, placeIn(audit, departmentId));

const meetingView = (meeting: Meeting, audit: Audit, actor: Actor): MeetingView => {
  const may = audit.status === 'exchange' && can(actor, 'meeting.edit', targetOf(audit, meeting.departmentId));
  return { ...meeting, may: may ? ['meeting.edit'] : [] };
};

/** The findings a record names were presented to this very section. */
const checkNamed = (departmentId: string, named: Loaded['named']): void => {
  const strange = named.filter((f) => f?.departmentId !== departmentId || f.presentedAt === undefined).length;
  if (strange > 0)
    missing(
      `所属に示した指摘事項でないもの ${strange}件`,
      `${strange} findings that were not presented to the section`,
    );
};

/** Records of the exchange of opinions (意見交換会), one for each section, written while the exchange is open. */
export const meetingUseCases = ({ store }: Ports) => {
  const load = async ({ auditId, departmentId, outcomes = [] }: Where & Partial<Draft>): Promise<Loaded> => {
    const [audit, meeting, ...named] = await store.load(
      { kind: 'audit', auditId },
      { kind: 'meeting', auditId, departmentId },
      ...outcomes.map(({ findingId }) => ({ kind: 'finding' as const, auditId, findingId })),
    );
    return { audit: found(audit), meeting, named };
  };

  const write = async (
    call: Call<Where & Draft>,
    { audit, named }: Loaded,
    before: Meeting | undefined,
    warrant: Warrant,
  ): Promise<Result<MeetingView>> => {
    const { auditId, departmentId } = call.input;
    if (audit.status !== 'exchange') throw new DomainError('invalid_transition', { params: { status: audit.status } });
    checkNamed(departmentId, named);
    const { path } = placeIn(audit, departmentId);
    const after: Meeting = { ...unborn, ...before, ...call.input, path, recordedBy: call.actor.personId };
    const act = before ? 'meeting.edit' : 'meeting.record';
    await store.commit({
      call,
      changes: [{ kind: 'meeting', before, after, act, warrant }],
      receipt: { status: 201, ref: { kind: 'meeting', auditId, departmentId } },
    });
    const result = saved(before, after);
    return { body: meetingView(result, audit, call.actor), version: result.version };
  };

  const get: UseCase<Where, MeetingView> = {
    run: async ({ actor, input: { auditId, departmentId } }) => {
      const { audit, meeting } = await load({ auditId, departmentId });
      authorize(actor, 'meeting.read', targetOf(audit, departmentId), 'meeting.read');
      return { body: meetingView(found(meeting), audit, actor), version: found(meeting).version };
    },
  };

  const record: UseCase<Where & Draft, MeetingView> = {
    run: async (call) => {
      const loaded = await load(call.input);
      const target = targetOf(loaded.audit, call.input.departmentId);
      const warrant = authorize(call.actor, 'meeting.record', target, 'meeting.read');
      return write(call, loaded, undefined, warrant);
    },
    replay: (call) => get.run(call),
  };

  const edit: UseCase<Where & Draft, MeetingView> = {
    run: async (call) => {
      const loaded = await load(call.input);
      const target = targetOf(loaded.audit, call.input.departmentId);
      const warrant = authorize(call.actor, 'meeting.edit', target, 'meeting.read');
      expectSeen(call, found(loaded.meeting));
      return write(call, loaded, loaded.meeting, warrant);
    },
  };

  const list: UseCase<{ auditId: string }, { items: MeetingView[] }> = {
    run: async ({ actor, input: { auditId } }) => {
      const [[audit], meetings] = await Promise.all([
        store.load({ kind: 'audit', auditId }),
        store.list.meetingsOf(auditId),
      ]);
      const known = found(audit);
      authorize(actor, 'audit.read', auditTarget(known, 'read'), 'audit.read');
      const readable = meetings.filter((m) => can(actor, 'meeting.read', targetOf(known, m.departmentId)));
      return { body: { items: readable.map((m) => meetingView(m, known, actor)) } };
    },
  };

  return { 'meeting.list': list, 'meeting.get': get, 'meeting.record': record, 'meeting.edit': edit };
};
