import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** What the service is asked for, as it stands in the request (SES v2 `SendEmail`). */
export type Sent = {
  FromEmailAddress: string;
  Destination: { ToAddresses: string[] };
  EmailTags: { Name: string; Value: string }[];
  Content: { Simple: { Subject: { Data: string }; Body: { Text: { Data: string } } } };
};

/** What becomes of a request: taken, taken with the reply lost on the way, refused for now, refused for good, silence. */
export type Fate = 'taken' | 'lostReply' | 'throttled' | 'rejected' | 'silence';

const refusals: Partial<Record<Fate, readonly [status: number, type: string]>> = {
  throttled: [429, 'TooManyRequestsException'],
  rejected: [400, 'MessageRejected'],
};

const answer = (response: ServerResponse, status: number, body: object, type?: string): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...(type ? { 'x-amzn-errortype': type } : {}) });
  response.end(JSON.stringify(body));
};

/** Speaks the wire format of SES v2 on this machine, and lets each letter meet the fate the test has for it. */
export const startSes = async (fateOf: (sent: Sent, attempt: number) => Fate = () => 'taken') => {
  const taken: Sent[] = [];
  const attempts = new Map<string, number>();
  let inFlight = 0;
  let busiest = 0;

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'POST' || request.url !== '/v2/email/outbound-emails') {
      answer(response, 404, { message: 'no such operation' }, 'NotFoundException');
      return;
    }
    const sent = (await json(request)) as Sent;
    const [to = ''] = sent.Destination.ToAddresses;
    const attempt = (attempts.get(to) ?? 0) + 1;
    attempts.set(to, attempt);
    const fate = fateOf(sent, attempt);
    const refusal = refusals[fate];
    if (fate === 'silence') return;
    if (refusal) {
      answer(response, refusal[0], { message: fate }, refusal[1]);
      return;
    }
    taken.push(sent);
    if (fate === 'lostReply') request.socket.destroy();
    else answer(response, 200, { MessageId: `m-${taken.length}` });
  };

  const server = createServer((request, response) => {
    inFlight += 1;
    busiest = Math.max(busiest, inFlight);
    response.on('close', () => (inFlight -= 1));
    void handle(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    attempts,
    busiest: () => busiest,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
};
