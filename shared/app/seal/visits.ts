import { authorize } from '#shared/domain/access/policy.ts';
import { unborn } from '#shared/domain/scalars.ts';
import type { Visit } from '#shared/domain/seal/visit.ts';
import type { Ports } from '#shared/app/ports.ts';
import { auditTarget } from '#shared/app/targets.ts';
import { found, saved, type UseCase } from '#shared/app/use-case.ts';

type Stated = { auditId: string; purpose: string };
type VisitView = Omit<Visit, 'trail'>;

/** Entering a sealed audit: the purpose is on record before anything of the audit is shown, for the day. */
export const visitUseCases = ({ store }: Ports): { 'visit.begin': UseCase<Stated, VisitView> } => {
  const load = async ({ auditId }: Stated, personId: string) => {
    const [audit, visit] = await store.load({ kind: 'audit', auditId }, { kind: 'visit', auditId, personId });
    return { audit: found(audit), visit };
  };

  return {
    'visit.begin': {
      run: async (call) => {
        const { actor, input, request } = call;
        const { audit, visit: before } = await load(input, actor.personId);
        const warrant = authorize(actor, 'visit.begin', auditTarget(audit, 'read'), 'audit.read');
        const { auditId, purpose } = input;
        const { personId, today } = actor;
        const after: Visit = {
          ...unborn,
          ...before,
          auditId,
          personId,
          purpose,
          day: today,
          at: request.at.toISOString(),
        };
        await store.commit({
          call,
          changes: [{ kind: 'visit', before, after, act: 'visit.begin', warrant }],
          receipt: { status: 201, ref: { kind: 'visit', auditId, personId } },
        });
        const result = saved(before, after);
        return { body: result, version: result.version };
      },
      replay: async ({ actor, input }) => {
        const { audit, visit } = await load(input, actor.personId);
        authorize(actor, 'visit.begin', auditTarget(audit, 'read'), 'audit.read');
        return { body: found(visit), version: found(visit).version };
      },
    },
  };
};
