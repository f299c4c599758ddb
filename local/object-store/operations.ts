import type { Call } from './call.ts';
import { presignParameters } from './claim.ts';
import { S3Error } from './errors.ts';
import { headBucket, listObjects, listVersions } from './listing.ts';
import { getLegalHold, getRetention, putLegalHold, putRetention } from './locks.ts';
import { getObject, headObject } from './reading.ts';
import type { Reply } from './reply.ts';
import type { S3Request } from './request.ts';
import { getTagging, putTagging } from './tagging.ts';
import { deleteObject, putObject } from './writing.ts';

type Operation = {
  /** As the SDK names it in `x-id`. */
  name: string;
  method: string;
  target: 'bucket' | 'object';
  /** The query parameter that tells this operation from the plain one. */
  marker?: string;
  query?: readonly string[];
  /** Headers with a meaning for this operation; other headers with a meaning in S3 are refused. */
  headers?: readonly string[];
  run: (call: Call) => Reply | Promise<Reply>;
};

const sealing = [
  'content-md5',
  'x-amz-checksum-crc32',
  'x-amz-checksum-sha1',
  'x-amz-checksum-sha256',
  'x-amz-sdk-checksum-algorithm',
];
const storing = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'if-none-match',
  'x-amz-decoded-content-length',
  'x-amz-meta-*',
  'x-amz-object-lock-legal-hold',
  'x-amz-object-lock-mode',
  'x-amz-object-lock-retain-until-date',
  'x-amz-server-side-encryption',
  'x-amz-server-side-encryption-aws-kms-key-id',
  'x-amz-trailer',
];
const reading = {
  query: [
    'response-cache-control',
    'response-content-disposition',
    'response-content-type',
    'versionId',
    // The presigner moves this header into the query.
    'x-amz-checksum-mode',
  ],
  headers: ['cache-control', 'range', 'x-amz-checksum-mode'],
};
const paging = ['prefix', 'max-keys', 'delimiter'];
const bypass = 'x-amz-bypass-governance-retention';

/** Everything this store does. What is not in the table is refused with 501. */
const operations: readonly Operation[] = [
  { name: 'HeadBucket', method: 'HEAD', target: 'bucket', run: headBucket },
  {
    name: 'ListObjectsV2',
    method: 'GET',
    target: 'bucket',
    marker: 'list-type',
    query: [...paging, 'continuation-token', 'start-after'],
    run: listObjects,
  },
  {
    name: 'ListObjectVersions',
    method: 'GET',
    target: 'bucket',
    marker: 'versions',
    query: ['prefix', 'max-keys', 'key-marker', 'version-id-marker'],
    run: listVersions,
  },
  { name: 'GetObject', method: 'GET', target: 'object', ...reading, run: getObject },
  { name: 'HeadObject', method: 'HEAD', target: 'object', ...reading, run: headObject },
  { name: 'PutObject', method: 'PUT', target: 'object', headers: [...sealing, ...storing], run: putObject },
  {
    name: 'DeleteObject',
    method: 'DELETE',
    target: 'object',
    query: ['versionId'],
    headers: [bypass],
    run: deleteObject,
  },
  {
    name: 'GetObjectRetention',
    method: 'GET',
    target: 'object',
    marker: 'retention',
    query: ['versionId'],
    run: getRetention,
  },
  {
    name: 'PutObjectRetention',
    method: 'PUT',
    target: 'object',
    marker: 'retention',
    query: ['versionId'],
    headers: [...sealing, bypass],
    run: putRetention,
  },
  {
    name: 'GetObjectLegalHold',
    method: 'GET',
    target: 'object',
    marker: 'legal-hold',
    query: ['versionId'],
    run: getLegalHold,
  },
  {
    name: 'PutObjectLegalHold',
    method: 'PUT',
    target: 'object',
    marker: 'legal-hold',
    query: ['versionId'],
    headers: sealing,
    run: putLegalHold,
  },
  {
    name: 'GetObjectTagging',
    method: 'GET',
    target: 'object',
    marker: 'tagging',
    query: ['versionId'],
    run: getTagging,
  },
  {
    name: 'PutObjectTagging',
    method: 'PUT',
    target: 'object',
    marker: 'tagging',
    query: ['versionId'],
    headers: sealing,
    run: putTagging,
  },
];

const markerValues: Readonly<Record<string, string>> = {
  'list-type': '2',
  versions: '',
  retention: '',
  'legal-hold': '',
  tagging: '',
};

/** Headers that S3 gives a meaning; the others (agents, tracing, fetch metadata) change nothing and pass. */
const meaningful = (name: string): boolean =>
  name.startsWith('x-amz-') ||
  name.startsWith('if-') ||
  /^(content-(encoding|language|md5|disposition)|expires|range)$/.test(name);
const always = new Set(['x-amz-content-sha256', 'x-amz-date', 'x-amz-user-agent']);

const checkQuery = (operation: Operation, { query }: S3Request, presigned: boolean): void => {
  const known = new Set<string>([...(operation.query ?? []), ...(presigned ? presignParameters : []), 'x-id']);
  for (const [name, value] of query) {
    if (name === operation.marker && value === markerValues[name]) continue;
    if (name === operation.marker) throw new S3Error('InvalidArgument', `The value of ${name} is not supported.`);
    if (name.startsWith('x-amz-') && !known.has(name)) {
      const hint = "Build the presigner with requestChecksumCalculation: 'WHEN_REQUIRED' and unhoistableHeaders.";
      throw new S3Error('NotImplemented', `${name} in the query is not supported. ${hint}`);
    }
    if (!known.has(name)) throw new S3Error('NotImplemented', 'A query parameter is not supported.');
  }
  const named = query.get('x-id') ?? operation.name;
  if (!operations.some(({ name }) => name === named)) throw new S3Error('NotImplemented', `${named} is not supported.`);
  if (named !== operation.name) throw new S3Error('InvalidArgument', 'x-id names another operation.');
};

const checkHeaders = (operation: Operation, { headers }: S3Request): void => {
  const known = operation.headers ?? [];
  const metadata = known.includes('x-amz-meta-*');
  for (const name of headers.keys()) {
    if (!meaningful(name) || always.has(name) || known.includes(name)) continue;
    if (metadata && name.startsWith('x-amz-meta-')) continue;
    throw new S3Error('NotImplemented', `The header ${name} is not supported here.`);
  }
};

/** Finds the one operation a request means, or refuses: nothing unknown is ever ignored. */
export const operationOf = (request: S3Request, presigned: boolean): Operation => {
  const target = request.key === '' ? 'bucket' : 'object';
  const candidates = operations.filter((each) => each.method === request.method && each.target === target);
  const operation =
    candidates.find(({ marker }) => marker !== undefined && request.query.has(marker)) ??
    candidates.find(({ marker }) => marker === undefined);
  if (operation === undefined) throw new S3Error('NotImplemented', 'The operation is not supported.');
  checkQuery(operation, request, presigned);
  checkHeaders(operation, request);
  return operation;
};
