import { createServer, connect, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** What can go wrong between the S3 client and the service. */
export type ObjectFault = 'throttle' | 'serverError' | 'reset' | 'silence';

const answers: Partial<Record<ObjectFault, string>> = {
  throttle: '503 Slow Down',
  serverError: '500 Internal Server Error',
};

/** A wire to an object store that breaks as told: the first requests after `fail` meet the fault, later ones get through. */
export const faultyWire = async (endpoint: string) => {
  const { hostname, port } = new URL(endpoint);
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket.on('error', () => {}).on('close', () => sockets.delete(socket)));
  };
  let plan: { fault: ObjectFault; times: number } = { fault: 'reset', times: 0 };
  let met = 0;
  const server = createServer((socket) => {
    keep(socket);
    if (met >= plan.times) {
      const onward = connect({ host: hostname, port: Number(port) });
      keep(onward);
      socket.pipe(onward).pipe(socket);
      return;
    }
    met += 1;
    const { fault } = plan;
    socket.once('data', () => {
      if (fault === 'reset') socket.destroy();
      const status = answers[fault];
      // What is asked for is a HEAD, or a refusal is all the same to it: there is no body.
      if (status) socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fail: (fault: ObjectFault, times: number): void => {
      cut();
      [plan, met] = [{ fault, times }, 0];
    },
    /** How many requests met the fault. */
    met: (): number => met,
    close: async (): Promise<void> => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
