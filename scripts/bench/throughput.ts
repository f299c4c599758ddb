import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { ulid } from 'ulid';
import { keysOf } from '#shared/adapters/dynamo/codec.ts';
import { createDirectory } from '#shared/adapters/dynamo/directory.ts';
import type { Key } from '#shared/adapters/dynamo/keys.ts';
import { clientConfigFor } from '#local/database/index.ts';
import { startGateway } from '#local/gateway/gateway.ts';
import { createTokenRules } from '#functions/token/token.ts';
import { apiScope, audience, clientId, headlessRedirectUri } from '#local/identity/client.ts';
import { startIdentity } from '#local/identity/identity.ts';
import { signIn } from '#local/identity/sign-in.ts';
import { tableNamesOf } from '#local/names.ts';
import { peopleIn } from '#local/people.ts';
import { findingText } from '#test/support/api-audits.ts';
import { join } from 'node:path';
import { bestOf, type Figure, judged, shown } from './figure.ts';
import { type Stand, stateTable, withStand } from './stand.ts';
import { runningAudit } from './writes.ts';

const people = tableNamesOf('directory').state;
const atOnce = 8;
const milliseconds = 1500;
const rounds = 3;

type Work = () => Promise<unknown>;

/** Calls a second, so many at a time. */
const rateOf = async (work: Work): Promise<number> => {
  const [from, end] = [performance.now(), performance.now() + milliseconds];
  let done = 0;
  const one = async (): Promise<void> => {
    for (; performance.now() < end; done += 1) await work();
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return (done * 1000) / (performance.now() - from);
};

/** How long Node takes until it has compiled what a step runs through: a few thousand steps. */
const warmUps = 8;

/** The rate of one kind of work to that of another, measured in turns: warmed up, then best of three. */
const compared = async (ours: Work, theirs: Work) => {
  for (let n = 0; n < warmUps; n += 1) await rateOf(ours);
  await rateOf(theirs);
  const rates: { ours: number; bare: number }[] = [];
  const { best, all } = await bestOf(rounds, async () => {
    const bare = await rateOf(theirs);
    const own = await rateOf(ours);
    rates.push({ ours: Math.round(own), bare: Math.round(bare) });
    return own / bare;
  });
  return { best, raw: { ratios: all, callsPerSecond: rates } };
};

/** The SDK's own client, with nothing of ours around it. */
const bareClient = ({ api }: Stand): DynamoDBDocumentClient => {
  const { requestHandler: _ours, ...reached } = clientConfigFor(api.backend.endpoints.database);
  return DynamoDBDocumentClient.from(new DynamoDBClient(reached));
};

/**
 * The rows an audit's GET reads, by whoever has no product around them and knows where they stand: caller and audit, then
 * the team.
 */
const bareRead = async (doc: DynamoDBDocumentClient, { city }: Stand, auditId: string): Promise<Work> => {
  const personKey = (name: string) => ({ pk: `PERSON#${city.personIds[name]}`, sk: '#PERSON' });
  const rowsAt = (keys: Readonly<Record<string, readonly Key[]>>) => {
    const tables = Object.entries(keys).map(([table, those]) => [table, { Keys: [...those], ConsistentRead: true }]);
    return doc.send(new BatchGetCommand({ RequestItems: Object.fromEntries(tables) }));
  };
  const { Items: rows = [] } = await doc.send(
    new QueryCommand({
      TableName: people,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': personKey('lead').pk },
    }),
  );
  const caller = (rows as Key[]).map(({ pk, sk }) => ({ pk, sk }));
  return async () => {
    await rowsAt({ [people]: caller, [stateTable]: keysOf({ kind: 'audit', auditId }) });
    await rowsAt({ [people]: [personKey('lead'), personKey('member')] });
  };
};

/** Three new rows of half a kilobyte. */
const bareTransaction =
  (doc: DynamoDBDocumentClient): Work =>
  () =>
    doc.send(
      new TransactWriteCommand({
        TransactItems: Array.from({ length: 3 }, () => ({
          Put: {
            TableName: stateTable,
            Item: { pk: `BARE#${ulid()}`, sk: '#BARE', value: 'x'.repeat(400) },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        })),
      }),
    );

/** The same call through the local gateway: HTTP, token, route, function. */
const throughHttp = async (
  { api, doc }: Stand,
  path: string,
  work: (get: Work) => Promise<number>,
): Promise<number> => {
  const directory = createDirectory(doc, people);
  const identity = await startIdentity({
    dir: join(api.dir, 'identity'),
    port: 0,
    people: peopleIn(directory),
    redirectUris: [headlessRedirectUri],
    audience,
  });
  const { issuer } = identity;
  const tokens = createTokenRules({ issuer, audience, clientIds: [clientId], scope: apiScope });
  const { server, port } = await startGateway(0, { functions: api.functions, tokens, pages: {}, log: () => {} });
  try {
    const { accessToken } = await signIn({ issuer, clientId, redirectUri: headlessRedirectUri, audience, sub: 'lead' });
    const headers = { authorization: `Bearer ${accessToken}` };
    return await work(async () => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
      if (answer.status !== 200) throw new Error(await answer.text());
      await answer.arrayBuffer();
    });
  } finally {
    server.closeAllConnections();
    server.close();
    await identity.stop();
  }
};

/** What the product costs around the database: reading one audit, and moving one finding on. */
export const throughputFigures = (): Promise<Figure[]> =>
  withStand(
    async (stand) => {
      const { api } = stand;
      const bare = bareClient(stand);
      const { auditId } = await runningAudit(stand, 30);
      const read: Work = async () => {
        const { status, text } = await api.ask('lead', { plane: 'general', name: 'audit.get', ids: { auditId } });
        if (status !== 200) throw new Error(text);
      };
      const reading = await compared(read, await bareRead(bare, stand, auditId));
      const http = await throughHttp(stand, `/api/general/audits/${auditId}`, rateOf);

      const made = await Promise.all(
        Array.from({ length: atOnce }, async () => {
          const draft = { auditId, departmentId: 'D101', ...findingText };
          return (await api.as('member').general('finding.create', draft)).body.findingId;
        }),
      );
      // What follows from a step is another function's work, and no part of the call.
      await api.rest();
      // A draft can be sent back again and again; each of the calls at once has one of its own.
      const free = made.map((findingId) => ({ findingId, version: 1 }));
      const step: Work = async () => {
        const finding = free.pop();
        if (!finding) throw new Error('more calls at once than findings');
        const { findingId, version } = finding;
        const { status, text } = await api.ask('lead', {
          plane: 'general',
          name: 'finding.returnReview',
          ids: { auditId, findingId },
          headers: { 'if-match': `"${version}"` },
          body: { comment: '書き直すこと。' },
        });
        if (status !== 200) throw new Error(text);
        free.push({ findingId, version: version + 1 });
      };
      const moving = await compared(step, bareTransaction(bare));

      return [
        judged(
          'GET of one audit, to the bare SDK reading the same rows',
          reading.best,
          'ratio',
          { atLeast: 0.45 },
          reading.raw,
        ),
        shown('GET of one audit through the gateway', http, 'calls/s'),
        judged(
          'one step of a finding, to a bare transaction of 3 items',
          moving.best,
          'ratio',
          { atLeast: 0.35 },
          moving.raw,
        ),
      ];
    },
    { metered: false },
  );
