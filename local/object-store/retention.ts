import { type Retention, retentionModes, type StoredObject } from './catalogue.ts';
import { S3Error } from './errors.ts';

const isActive = (retention: Retention | null, now: Date): retention is Retention =>
  retention !== null && Date.parse(retention.until) > now.getTime();

const locked = () => new S3Error('AccessDenied', 'Access Denied because object protected by object lock.');

/** A retention as a client wrote it: a known mode and a real instant that is still to come. */
export const readRetention = (mode: string, until: string, now: Date): Retention => {
  const known = retentionModes.find((name) => name === mode);
  if (known === undefined) throw new S3Error('InvalidArgument', 'Unknown retention mode.');
  const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(until) ? Date.parse(until) : Number.NaN;
  if (Number.isNaN(instant)) throw new S3Error('InvalidArgument', 'The retain until date is not an instant.');
  if (instant <= now.getTime()) throw new S3Error('InvalidArgument', 'The retain until date must be in the future!');
  return { mode: known, until: new Date(instant).toISOString() };
};

/** Refuses to destroy a version that is held: nobody lifts COMPLIANCE or a legal hold by asking. */
export const checkPurge = (version: StoredObject, bypass: boolean, now: Date): void => {
  if (version.legalHold) throw locked();
  if (!isActive(version.retention, now)) return;
  if (version.retention.mode === 'COMPLIANCE' || !bypass) throw locked();
};

/** Retention may be made longer; weaker only in GOVERNANCE and only by asking for it. */
export const checkRetain = (version: StoredObject, wanted: Retention | null, bypass: boolean, now: Date): void => {
  const { retention } = version;
  if (!isActive(retention, now)) return;
  const weaker = wanted === null || wanted.mode !== retention.mode || wanted.until < retention.until;
  if (weaker && (retention.mode === 'COMPLIANCE' || !bypass)) throw locked();
};
