/** Every refusal of the store: HTTP status and the message S3 gives. Messages never carry a secret or a signature. */
const refusals = {
  AccessDenied: [403, 'Access Denied'],
  InvalidAccessKeyId: [403, 'The access key id is not known here.'],
  SignatureDoesNotMatch: [403, 'The signature does not match the request.'],
  RequestTimeTooSkewed: [403, 'The difference between the request time and the current time is too large.'],
  AuthorizationHeaderMalformed: [400, 'The authorization header is malformed.'],
  AuthorizationQueryParametersError: [400, 'The authorization query parameters are malformed.'],
  InvalidToken: [400, 'Session tokens are not used here.'],
  BadDigest: [400, 'The checksum sent does not match the content received.'],
  InvalidDigest: [400, 'The checksum sent is not a valid value.'],
  XAmzContentSHA256Mismatch: [400, "The 'x-amz-content-sha256' sent does not match the content received."],
  EntityTooLarge: [400, 'The upload exceeds the largest size allowed.'],
  IncompleteBody: [400, 'The body is not as long as announced.'],
  InvalidArgument: [400, 'Invalid argument.'],
  InvalidRequest: [400, 'Invalid request.'],
  InvalidTag: [400, 'A tag is not one that S3 keeps, or there are too many.'],
  InvalidURI: [400, 'The address cannot be decoded.'],
  KeyTooLongError: [400, 'The key is longer than 1024 bytes.'],
  MalformedXML: [400, 'The XML is not well formed or not what this operation takes.'],
  MissingContentLength: [411, 'The Content-Length header is required.'],
  NoSuchBucket: [404, 'The bucket does not exist.'],
  NoSuchKey: [404, 'The key does not exist.'],
  NoSuchVersion: [404, 'The version does not exist.'],
  NoSuchObjectLockConfiguration: [404, 'The object has no such Object Lock setting.'],
  MethodNotAllowed: [405, 'The method is not allowed against this resource.'],
  PreconditionFailed: [412, 'A precondition does not hold.'],
  InvalidRange: [416, 'The range cannot be satisfied.'],
  InternalError: [500, 'An internal error happened.'],
  NotImplemented: [501, 'Not implemented.'],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type ErrorCode = keyof typeof refusals;

/** A refusal a client can act on; anything else that is thrown becomes InternalError. */
export class S3Error extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, message?: string, headers: Readonly<Record<string, string>> = {}) {
    super(message ?? refusals[code][1]);
    this.name = code;
    this.code = code;
    this.status = refusals[code][0];
    this.headers = headers;
  }
}
