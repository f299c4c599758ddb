/**
 * No embedded database is behind a network that could have lost an answer: what takes long is still being done, and
 * asking again would only have it done twice. In milliseconds.
 */
const patience = { connectionTimeout: 10_000, requestTimeout: 60_000, throwOnRequestTimeout: true };

/** How long a database is waited for: one elsewhere is behind a network, and waited for no longer than in the cloud. */
export const waitingFor = (endpoint: string) =>
  endpoint === process.env['DYNAMODB_ENDPOINT'] ? {} : { requestHandler: patience };

/**
 * How a client reaches the embedded database, or the one that stands in its place. It asks for a signature and checks
 * none, so the key is no secret.
 */
export const clientConfigFor = (endpoint: string) => ({
  endpoint,
  region: 'ap-northeast-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  ...waitingFor(endpoint),
});
