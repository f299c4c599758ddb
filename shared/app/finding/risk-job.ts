import { findingMail, sectionHead } from './finding-mail.ts';
import { riskExpired } from './finding-renewal.ts';
import { carriedParts } from './later-audits.ts';
import type { Call, Ports } from '#shared/app/ports.ts';

const warrant = { role: 'system', departmentId: '' } as const;

/**
 * Ends every acceptance of a risk whose last day has passed. To be run once a day; what it did, it does not find again.
 * Accepted risks wait for the system itself, soonest due first, so nothing else is looked at.
 */
export const riskJob =
  ({ store }: Ports, callAt: (at: Date) => Call) =>
  async (_: unknown, at: Date): Promise<void> => {
    const call = callAt(at);
    const accepted = (await store.list.waitingFor('system')).flatMap((w) => (w.kind === 'finding' ? [w.record] : []));
    for (const before of accepted) {
      if (before.status !== 'risk_accepted' || (before.riskAcceptance?.expiresOn ?? '') >= call.actor.today) continue;
      const after = riskExpired(before, at.toISOString());
      await store.commit({
        call: callAt(at),
        changes: [
          {
            kind: 'finding',
            before,
            after,
            act: 'finding.riskExpired',
            warrant,
            parts: carriedParts(before, after),
          },
        ],
        notify: [findingMail('yourTurn', ['ciso', ...sectionHead(after)], after)],
      });
    }
  };
