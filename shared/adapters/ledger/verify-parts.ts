import type { Keys, Kind } from '#shared/app/records.ts';
import { fieldsOf, type Stored } from '#shared/adapters/dynamo/codec.ts';
import { chainOf, isKind, isRootKind, keyOf, nameOf, refOf } from '#shared/adapters/dynamo/keys.ts';
import { formOfRow } from '#shared/adapters/dynamo/upgrades.ts';
import { type Breach, breach } from './breach.ts';
import type { Row } from './verify-chain.ts';
import { isAsClaimed, type PartClaim } from './verify-state.ts';

/** The chain that records rows of a kind. A sequence is moved on by many. */
const owners: { [K in Kind]?: (value: Keys[K]) => string } = {
  response: (value) => chainOf('assignment', value),
  chapterCounts: (value) => chainOf('assignment', value),
  request: (value) => chainOf('assignment', value),
  question: (value) => chainOf('assignment', value),
  breachReport: (value) => chainOf('breach', value),
  reportRow: (value) => chainOf('report', value),
  checklistChunk: (value) => chainOf('checklist', value),
  member: (value) => chainOf('audit', value),
  holding: (value) => chainOf('post', value),
  subject: (value) => `PERSON#${String((value as { personId?: string }).personId)}`,
};

const ownerOf = (kind: Kind, value: unknown): string | undefined =>
  (owners[kind] as ((value: unknown) => string) | undefined)?.(value);

const partOf = ({ ref, head }: Stored<Row>): Record<string, unknown> => fieldsOf(ref, head).fields;

const placeOf = ({ kind, value }: PartClaim): string =>
  isKind(kind) ? nameOf(keyOf(refOf(kind, value as never))) : kind;

const versionOf = ({ value }: PartClaim): number => Number(value['version'] ?? 0);

/** What was last recorded of one row. Several chains may have written it; the highest version among them counts. */
const latest = (claims: readonly PartClaim[]): PartClaim[] => {
  const perChain = [...new Map(claims.map((claim) => [claim.chain, claim])).values()];
  const version = Math.max(...perChain.map(versionOf));
  return perChain.filter((claim) => versionOf(claim) === version);
};

/** Checks the rows that live under the chains of records: answers, requests, chunks, memberships, terms in posts. */
export const verifyParts = (
  rows: readonly Stored<Row>[],
  claims: readonly PartClaim[],
  /** Whether something that a chain recorded is unknown; without a chain, whether that is so of any. */
  isUnknown: (chain: string | undefined) => boolean,
): Breach[] => {
  const byPlace = Map.groupBy(claims, placeOf);
  const stored = new Map(rows.map((row) => [nameOf(row.head), row]));
  const breaches: Breach[] = [];

  for (const [place, all] of byPlace) {
    const [claim, ...others] = latest(all);
    if (!claim || all.some((c) => !c.firm)) continue;
    if (isKind(claim.kind) && ownerOf(claim.kind, claim.value) === undefined && isUnknown(undefined)) continue;
    const row = stored.get(place);
    if (!row) breaches.push(breach('missingPart', claim.chain, claim.seq, claim.kind));
    else if (
      row.ref.kind !== claim.kind ||
      ![claim, ...others].some((c) => isAsClaimed(c, partOf(row), formOfRow(row.head)))
    ) {
      breaches.push(breach('part', claim.chain, claim.seq, claim.kind));
    }
  }
  for (const row of rows) {
    const { kind } = row.ref;
    if (byPlace.has(nameOf(row.head)) || isRootKind(kind)) continue;
    const chain = ownerOf(kind, partOf(row));
    if (!isUnknown(chain)) breaches.push(breach('unrecordedPart', chain ?? row.head.pk, 1, kind));
  }
  return breaches;
};
