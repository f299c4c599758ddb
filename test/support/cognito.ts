import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { randomUUID } from 'node:crypto';

type Asked = {
  UserPoolId: string;
  Username: string;
  UserAttributes?: { Name: string; Value: string }[];
  DesiredDeliveryMediums?: string[];
};
type User = Asked & { sub: string };

/** Speaks the wire format of a user pool on this machine, as far as accounts are made and looked up. */
export const startCognito = async () => {
  const users = new Map<string, User>();
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = (await json(request)) as Asked;
    const target = String(request.headers['x-amz-target']).split('.')[1];
    const reply = (status: number, answer: object) => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify(answer));
    };
    const known = users.get(asked.Username);
    const attributesOf = ({ sub, UserAttributes = [] }: User) => [{ Name: 'sub', Value: sub }, ...UserAttributes];
    if (target === 'AdminGetUser' && known) reply(200, { ...asked, UserAttributes: attributesOf(known) });
    else if (target === 'AdminGetUser') reply(400, { __type: 'UserNotFoundException', message: '' });
    else if (target !== 'AdminCreateUser') reply(400, { __type: 'UnknownOperationException', message: '' });
    else if (known) reply(400, { __type: 'UsernameExistsException', message: '' });
    else {
      const user = { ...asked, sub: randomUUID() };
      users.set(asked.Username, user);
      reply(200, { User: { Username: asked.Username, Attributes: attributesOf(user) } });
    }
  };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    users,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};
