import { S3Error } from './errors.ts';
import type { Bucket } from './options.ts';
import type { S3Request } from './request.ts';
import type { Store } from './store.ts';

/** An authenticated request for one bucket, every parameter and header of which is known. */
export type Call = {
  request: S3Request;
  /** What the signature says of the body. */
  payload: string;
  store: Store;
  bucket: Bucket;
  now: Date;
};

export const bypassRequested = ({ request }: Call): boolean => {
  const value = (request.headers.get('x-amz-bypass-governance-retention') ?? 'false').toLowerCase();
  if (value !== 'true' && value !== 'false') throw new S3Error('InvalidArgument', 'The bypass is true or false.');
  return value === 'true';
};

/** The version a request names; an empty or foreign name must not pass for "the newest". */
export const versionOf = ({ request }: Call): string | undefined => {
  const versionId = request.query.get('versionId');
  if (versionId === undefined || /^[A-Za-z0-9_-]{1,64}$/.test(versionId)) return versionId;
  throw new S3Error('InvalidArgument', 'Invalid version id specified');
};
