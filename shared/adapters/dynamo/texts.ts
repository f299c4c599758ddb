import { hash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Kind } from '#shared/app/records.ts';
import { canonical } from '#shared/adapters/ledger/chain.ts';

type Fields = Record<string, unknown>;

/**
 * What of a record is long and seldom changes: it stands in a row of its own beside the record, compressed, and is
 * written only when it has changed. A name with a dot is a field of a field; `[]` marks a list that may be empty. What
 * changes with every step (states, dates, the last remark) stays with the head, or each step would write all of it.
 */
const texts: { [K in Kind]?: readonly string[] } = {
  plan: ['policy', 'sections[]', 'uncovered'],
  audit: [
    'purpose',
    'scope',
    'criteria',
    'requests[]',
    'sections[]',
    'team[]',
    'overrides[]',
    'proceededWithout[]',
    'unconfirmed[]',
    'report',
    'lateReminder',
  ],
  assignment: ['delegations[]', 'remarks[]', 'extensions[]', 'comment', 'extensionRefusal'],
  finding: [
    // Said once, when it is drafted.
    'path',
    'fiscalYear',
    'authorId',
    'fact',
    'criterion',
    'cause',
    'effect',
    'recommendation',
    'publicSummary',
    'itemKeys[]',
    'evidenceIds[]',
    'workpaperIds[]',
    'workpapers[]',
    'relatedFindingIds[]',
    'guidelineEdition',
    'reviewRemark',
    'disputes[]',
    'severityHistory[]',
    'repeatOf',
    'instruction',
    'reply',
    'riskAcceptance',
    'expiredAcceptances',
    'earlierRemediations',
    'followUps[]',
    'remediation.plan',
    'remediation.interim',
    'remediation.completion',
    'remediation.verification',
    'remediation.extensions[]',
    'remediation.extensionRefusal',
    'remediation.comments[]',
  ],
  workpaper: ['itemKeys[]', 'procedure', 'interviewedPosts[]', 'facts', 'evidenceIds[]', 'conclusion', 'reviewRemark'],
};

type Place = { name: string; owner: string | undefined; field: string; isList: boolean };

const placesOf = (name: string): Place => {
  const path = name.replace('[]', '');
  const [outer = '', inner] = path.split('.');
  return { name: path, owner: inner && outer, field: inner ?? outer, isList: name.endsWith('[]') };
};

const places = Object.fromEntries(Object.entries(texts).map(([kind, names]) => [kind, names.map(placesOf)])) as {
  [K in Kind]?: Place[];
};

/** True for kinds whose texts stand in a row of their own. */
export const hasTexts = (kind: Kind): boolean => kind in places;

const isEmpty = (value: unknown, isList: boolean): boolean =>
  value === undefined || (isList && Array.isArray(value) && value.length === 0);

/** A record without its long texts, and those by name; none when nothing is written in any of them. */
export const splitTexts = (kind: Kind, value: Readonly<Fields>): { head: Fields; texts?: Fields } => {
  const head: Fields = { ...value };
  const found: Fields = {};
  for (const { name, owner, field, isList } of places[kind] ?? []) {
    if (owner !== undefined && head[owner] === undefined) continue;
    // The owner is the value's own until its first text is taken out of it.
    if (owner !== undefined && head[owner] === value[owner]) head[owner] = { ...(value[owner] as Fields) };
    const from = owner === undefined ? head : (head[owner] as Fields);
    if (!isEmpty(from[field], isList)) found[name] = from[field];
    delete from[field];
  }
  return Object.keys(found).length === 0 ? { head } : { head, texts: found };
};

/** The record that `splitTexts` took apart. What stands in the head already, stays: the verifier is to see it. */
export const joinTexts = (kind: Kind, head: Readonly<Fields>, found: Readonly<Fields> = {}): Fields => {
  const value: Fields = { ...head };
  for (const { name, owner, field, isList } of places[kind] ?? []) {
    const text = found[name] ?? (isList ? [] : undefined);
    if (text === undefined || (owner !== undefined && value[owner] === undefined)) continue;
    if (owner === undefined) value[field] ??= text;
    else value[owner] = { [field]: text, ...(value[owner] as Fields) };
  }
  return value;
};

/** True when both are the very same texts, field by field: whoever changes one makes a new one. */
export const sameTexts = (some: Readonly<Fields> = {}, others: Readonly<Fields> = {}): boolean => {
  const names = Object.keys(some);
  return names.length === Object.keys(others).length && names.every((name) => some[name] === others[name]);
};

const markOf = (packed: Uint8Array): string => hash('sha256', packed, 'hex').slice(0, 32);

/**
 * Texts as stored. `mark` names exactly these bytes: the head carries it, so that a head and a text row that do not
 * belong together are told apart.
 */
export const packTexts = (found: Readonly<Fields>): { packed: Uint8Array; mark: string } => {
  const packed = deflateRawSync(canonical(found));
  return { packed, mark: markOf(packed) };
};

/** The texts that a mark names; `undefined` for any other bytes. */
export const unpackTexts = (packed: unknown, mark: string): Fields | undefined => {
  if (!(packed instanceof Uint8Array) || markOf(packed) !== mark) return undefined;
  return JSON.parse(inflateRawSync(packed).toString('utf8')) as Fields;
};
