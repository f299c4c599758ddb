import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { verifyPlane } from '#shared/adapters/ledger/verify.ts';
import type { LedgerEntry } from '#shared/domain/activity/activity.ts';
import type { Ask } from '#test/support/api.ts';
import { findingText } from '#test/support/api-audits.ts';
import { type Figure, judged, shown } from './figure.ts';
import { rowsOfPlane, settled, type Stand, withStand } from './stand.ts';
import { runningAudit } from './writes.ts';

const clients = 64;
const savesEach = 6;

type Reply = Awaited<ReturnType<Stand['api']['ask']>>;

/** Sends one request until it is answered for good, under one key: what a careful client does while it is told `busy`. */
const persist = async ({ api }: Stand, who: string, request: Ask): Promise<Reply> => {
  const headers = { ...request.headers, 'idempotency-key': randomUUID() };
  for (;;) {
    const reply = await api.ask(who, { ...request, headers });
    if (reply.status !== 503 && reply.code !== 'idempotency_in_progress') return reply;
    await sleep(Math.random() * 100);
  }
};

const entriesOf = (rows: readonly Record<string, unknown>[]): LedgerEntry[] =>
  rows.map((row) => JSON.parse(Buffer.from(row['bytes'] as Uint8Array).toString('utf8')) as LedgerEntry);

/**
 * 64 clients at once on one audit: half of them save answers of the same section, each its own items, the others race
 * for the steps of a few findings. What was accepted must stand in state and ledger, once.
 */
export const contentionFigures = (): Promise<Figure[]> =>
  withStand(async (stand) => {
    const { api, meter } = stand;
    const { auditId, itemKeys } = await runningAudit(stand, (clients / 2) * savesEach);
    const where = { auditId, departmentId: 'D101' };
    const findings = await Promise.all(
      Array.from({ length: clients / 4 }, async () => {
        const made = await api.as('member').general('finding.create', { ...where, ...findingText });
        return made.body.findingId;
      }),
    );
    const from = meter.requests.length;

    const answering = async (client: number): Promise<string[]> => {
      const own = itemKeys.slice(client * savesEach, (client + 1) * savesEach);
      const accepted: string[] = [];
      for (const itemKey of own) {
        const body = { items: [{ itemKey, version: 0, selfResult: 'conform' }] };
        const request = { plane: 'general', name: 'response.answerMany', ids: where, body } as const;
        if ((await persist(stand, 'contact', request)).status === 200) accepted.push(itemKey);
      }
      return accepted;
    };
    const stepping = async (client: number): Promise<string[]> => {
      const findingId = findings[client % findings.length] ?? '';
      const accepted: string[] = [];
      for (let version = 1; version <= savesEach; version += 1) {
        const request: Ask = {
          plane: 'general',
          name: 'finding.returnReview',
          ids: { auditId, findingId },
          headers: { 'if-match': `"${version}"` },
          body: { comment: '書き直すこと。' },
        };
        if ((await persist(stand, 'lead', request)).status === 200) accepted.push(`${findingId} ${version}`);
      }
      return accepted;
    };
    const accepted = (
      await Promise.all(
        Array.from({ length: clients }, (_, n) => (n % 2 === 0 ? answering(n / 2) : stepping((n - 1) / 2))),
      )
    ).flat();
    const requests = meter.requests.slice(from).filter(({ operation }) => operation === 'TransactWriteItems');
    await settled(stand);

    const rows = await rowsOfPlane(stand);
    const { breaches } = verifyPlane(rows);
    const stored = rows.state.filter(({ pk, sk }) => pk.startsWith(`WORK#${auditId}#`) && sk.startsWith('RESPONSE#'));
    const acts = ['response.answer', 'finding.returnReview'];
    const entries = entriesOf(rows.ledger).filter(({ act, res }) => acts.includes(act) && res === 'ok');
    const steps = accepted.filter((name) => name.includes(' ')).length;
    const answers = accepted.length - steps;
    const commits = requests.filter(({ refused }) => !refused).length;
    const raw = { accepted: accepted.length, answers, steps, stored: stored.length, entries: entries.length };
    const lost = Math.max(0, accepted.length - entries.length) + Math.max(0, answers - stored.length);
    return [
      judged('64 clients: lost changes', lost, 'changes', { atMost: 0 }, raw),
      judged(
        '64 clients: entries twice',
        Math.max(0, entries.length - new Set(accepted).size),
        'entries',
        { atMost: 0 },
        raw,
      ),
      judged('64 clients: breaches found by verify', breaches.length, 'breaches', { atMost: 0 }, breaches),
      shown('64 clients: conflicts for each commit', (requests.length - commits) / commits, 'conflicts/commit', {
        commits,
        refused: requests.length - commits,
      }),
    ];
  });
