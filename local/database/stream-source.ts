import type { DynamoDBRecord } from 'aws-lambda';
import { clientConfigFor } from './client.ts';

/** Where a reader stands: the stream, its shard, and the last record that was handled. */
export type Position = { stream: string; shard: string; sequence?: string | undefined };

/** A record whose place in its stream is known, as every record of a stream is. */
export type StreamRecord = DynamoDBRecord & { eventID: string; dynamodb: { SequenceNumber: string } };

type Answer = {
  Table?: { LatestStreamArn?: string };
  StreamDescription?: { Shards?: { ShardId: string }[] };
  ShardIterator?: string;
  Records?: StreamRecord[];
  NextShardIterator?: string;
};

const { region, credentials } = clientConfigFor('');
// Asked for, but not verified, by the servers that run on one machine.
const scope = `${credentials.accessKeyId}/20200101/${region}/dynamodb/aws4_request`;
const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`;

/** How long an answer may take, in milliseconds: a server that has gone silent is asked again. */
const patience = 5000;

/** One request to the database. The streams API has a client of its own in the SDK, for four calls as plain as these. */
const call = async (endpoint: string, target: string, body: object): Promise<Answer> => {
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': target,
      'x-amz-date': new Date().toISOString().replaceAll(/[-:]|\.\d+/g, ''),
      authorization,
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(patience),
  });
  if (!answer.ok) throw new Error(`${target}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
};

const lambdaShaped =
  (stream: string) =>
  (record: StreamRecord): StreamRecord => ({
    ...record,
    awsRegion: region,
    eventSourceARN: stream.replace(':dynoxide:', `:${region}:`),
  });

/** Reads the stream of one table, one shard after the other. */
export const streamSource = (endpoint: string, table: string) => {
  const streams = (operation: string, body: object) => call(endpoint, `DynamoDBStreams_20120810.${operation}`, body);

  const shardsOf = async (stream: string): Promise<string[]> => {
    const { StreamDescription } = await streams('DescribeStream', { StreamArn: stream });
    return (StreamDescription?.Shards ?? []).map(({ ShardId }) => ShardId);
  };

  return {
    /** Where to begin: after what was handled, or with the first record of a stream that is new. */
    begin: async (known: Position | undefined): Promise<Position> => {
      const { Table } = await call(endpoint, 'DynamoDB_20120810.DescribeTable', { TableName: table });
      const stream = Table?.LatestStreamArn;
      if (stream === undefined) throw new Error(`${table} has no stream`);
      if (known?.stream === stream) return known;
      const [shard] = await shardsOf(stream);
      if (shard === undefined) throw new Error(`the stream of ${table} has no shard yet`);
      return { stream, shard };
    },
    /** The shard that follows a closed one, once there is one. */
    following: async ({ stream, shard }: Position): Promise<Position | undefined> => {
      const shards = await shardsOf(stream);
      const next = shards[shards.indexOf(shard) + 1];
      return next === undefined ? undefined : { stream, shard: next };
    },
    iterator: async ({ stream, shard, sequence }: Position): Promise<string | undefined> => {
      const from =
        sequence === undefined
          ? { ShardIteratorType: 'TRIM_HORIZON' }
          : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: sequence };
      const answer = await streams('GetShardIterator', { StreamArn: stream, ShardId: shard, ...from });
      return answer.ShardIterator;
    },
    read: async (
      { stream }: Position,
      iterator: string,
      limit: number,
    ): Promise<{ records: StreamRecord[]; next?: string | undefined }> => {
      const answer = await streams('GetRecords', { ShardIterator: iterator, Limit: limit });
      return { records: (answer.Records ?? []).map(lambdaShaped(stream)), next: answer.NextShardIterator };
    },
  };
};
