import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Sha256 } from './sha256.ts';

const impatient = { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true };

const nothing = (): void => {};

// Whatever has `info` is handed every request and answer, filtered for a log. The SDK looks whether it is there; its
// types say that it always is.
const silent = { debug: nothing, warn: nothing, error: nothing } as unknown as NonNullable<
  DynamoDBClientConfig['logger']
>;

/**
 * A document client that stores no `undefined`. Endpoint and credentials are the caller's. It repeats nothing and waits
 * for no answer longer than three seconds: `patiently` is what repeats, the same way for every kind of failure.
 */
export class Doc extends DynamoDBDocumentClient {
  /**
   * The same client for the commands of the service itself. It composes the steps of a command once, where the document
   * client does so for each request (decision 031): nearly every call sends its rows this way. Middleware is added to
   * both at once, and before the first request.
   */
  readonly plain: DynamoDBClient;

  constructor(given: DynamoDBClientConfig) {
    const config = { maxAttempts: 1, requestHandler: impatient, logger: silent, sha256: Sha256, ...given };
    const plain = new DynamoDBClient({ ...config, cacheMiddleware: true });
    // Steps that a document client kept would hold the values of the first request: it refuses to.
    const asking = Object.create(plain, { config: { value: { ...plain.config, cacheMiddleware: false } } });
    super(asking as DynamoDBClient, { marshallOptions: { removeUndefinedValues: true } });
    this.plain = plain;
  }

  override destroy(): void {
    this.plain.destroy();
    super.destroy();
  }
}

export const documentClient = (config: DynamoDBClientConfig): Doc => new Doc(config);
