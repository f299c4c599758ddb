import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

export type Doc = DynamoDBDocumentClient;

/** A document client that stores no `undefined`. Endpoint and credentials are the caller's. */
export const documentClient = (config: DynamoDBClientConfig): Doc =>
  DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 5, ...config }), {
    marshallOptions: { removeUndefinedValues: true },
  });
