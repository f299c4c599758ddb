import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../local/main.ts', import.meta.url));

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** Three free ports in a row, as the runtime takes them. */
export const freePorts = async (): Promise<number> => {
  for (;;) {
    // Below the range from which the system takes ports for connections: a killed runtime comes back on its own.
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const free = await Promise.all([0, 1, 2].map((n) => isFree(port + n)));
    if (free.every(Boolean)) return port;
  }
};

export type Running = {
  url: string;
  issuer: string;
  /** All that it has printed. */
  said: () => string;
  /** Ends it as a power cut would. */
  kill: () => Promise<void>;
  stop: () => Promise<void>;
};

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

export type ProcessOptions = { dir: string; port: number; flags?: string[]; environment?: Record<string, string> };

/** Starts `local/main.ts` as a process of its own and waits until it says that it is running. */
export const startProcess = async ({ dir, port, flags = [], environment = {} }: ProcessOptions): Promise<Running> => {
  const child = spawn(process.execPath, [main, '--data', dir, '--port', String(port), ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  let said = '';
  const running = new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      if (said.includes('Ctrl-C')) resolve();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', () => reject(new Error(`Kansa did not start:\n${said}`)));
  });
  await running;
  const end = (signal: NodeJS.Signals) => async (): Promise<void> => {
    child.kill(signal);
    await ended(child);
  };
  return {
    url: `http://127.0.0.1:${port}`,
    issuer: `http://127.0.0.1:${port + 1}`,
    said: () => said,
    kill: end('SIGKILL'),
    stop: end('SIGTERM'),
  };
};
