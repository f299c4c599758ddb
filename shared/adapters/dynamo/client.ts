import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

const impatient = { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true };

const nothing = (): void => {};

// Whatever has `info` is handed every request and answer, filtered for a log. The SDK looks whether it is there; its
// types say that it always is.
const silent = { debug: nothing, warn: nothing, error: nothing } as unknown as NonNullable<
  DynamoDBClientConfig['logger']
>;

export type Doc = DynamoDBDocumentClient;

/**
 * A document client that stores no `undefined`. Endpoint and credentials are the caller's. It repeats nothing and waits
 * for no answer longer than three seconds: `patiently` is what repeats, the same way for every kind of failure.
 */
export const documentClient = (config: DynamoDBClientConfig): Doc =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({ maxAttempts: 1, requestHandler: impatient, logger: silent, ...config }),
    {
      marshallOptions: { removeUndefinedValues: true },
    },
  );
