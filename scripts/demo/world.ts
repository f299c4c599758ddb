import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiProblem, type Answer, createClient, type Send } from '#shared/contract/client.ts';
import { contract, sealedRoutes, trackRoutes } from '#shared/contract/index.ts';
import { sealRoutes } from '#shared/contract/seal.ts';
import { audience, clientId, headlessRedirectUri } from '#local/identity/client.ts';
import { signIn, SignInBusy } from '#local/identity/sign-in.ts';

/** Where the play takes place. The addresses stay the same when the runtime is killed and started again. */
export type Stage = { url: string; issuer: string };

/** How long a caller waits for a runtime that is gone to come back, in milliseconds. */
const patience = 30_000;

/** How long a caller waits for one answer, in milliseconds: longer than any function asks its own services. */
const longest = 25_000;

/** fetch says only "failed" for a connection that was refused or cut; everything else but silence is an answer. */
const isUnanswered = (error: unknown): boolean =>
  error instanceof TypeError ||
  error instanceof SignInBusy ||
  (error instanceof DOMException && error.name === 'TimeoutError');

/**
 * Repeats what never got an answer, or was told to come again: with the same Idempotency-Key, so nothing happens twice.
 */
const patiently = async <T>(
  work: (signal: AbortSignal) => Promise<T>,
  isAnswer: (result: T) => boolean = () => true,
): Promise<T> => {
  const end = Date.now() + patience;
  for (;;) {
    try {
      const result = await work(AbortSignal.timeout(longest));
      if (isAnswer(result) || Date.now() > end) return result;
    } catch (error) {
      if (!isUnanswered(error) || Date.now() > end) throw error;
    }
    await sleep(100);
  }
};

/** As a page does it: whoever is asked for the purpose states it, and asks again. */
const entering =
  (send: Send): Send =>
  async (request) => {
    const answer = await send(request);
    const [, auditId] = /^\/api\/spi\/audits\/([^/]+)/.exec(request.path) ?? [];
    if (auditId === undefined || answer.status !== 403 || !answer.text.includes('purpose_required')) return answer;
    const seal = createClient('spi', sealRoutes, send, randomUUID);
    await seal('visit.begin', { auditId, purpose: '特定個人情報の監査の実施' });
    return send(request);
  };

const sample = (path: string): Buffer<ArrayBuffer> =>
  readFileSync(new URL(`../../test/fixtures/samples/${path}`, import.meta.url));

export const createWorld = ({ url, issuer }: Stage) => {
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (sub: string): Promise<string> => {
    const known = tokens.get(sub);
    if (known) return known;
    const asked = patiently(() => signIn({ issuer, clientId, redirectUri: headlessRedirectUri, audience, sub })).then(
      ({ accessToken }) => accessToken,
    );
    tokens.set(sub, asked);
    // Whoever did not get in tries again with their next step.
    asked.catch(() => tokens.delete(sub));
    return asked;
  };

  const sendAs =
    (sub: string): Send =>
    async ({ method, path, headers, body }) => {
      const authorization = `Bearer ${await tokenOf(sub)}`;
      return patiently(
        async (signal) => {
          const answer = await fetch(url + path, {
            method,
            signal,
            headers: { ...headers, authorization },
            ...(body === undefined ? {} : { body }),
          });
          return { status: answer.status, etag: answer.headers.get('etag') ?? undefined, text: await answer.text() };
        },
        // Busy says itself that it should come again. Any other failure of the server is one.
        ({ status }) => status !== 503,
      );
    };

  const as = (sub: string) => ({
    general: createClient('general', contract.general, sendAs(sub), randomUUID),
    directory: createClient('directory', contract.directory, sendAs(sub), randomUUID),
    spi: createClient('spi', trackRoutes, entering(sendAs(sub)), randomUUID),
    seal: createClient('spi', sealRoutes, sendAs(sub), randomUUID),
    registers: createClient('spi', sealedRoutes, entering(sendAs(sub)), randomUUID),
    raw: sendAs(sub),
  });

  /** Sends a file the way a browser would: announce, PUT to the evidence host, complete, wait for the inspection. */
  const handIn = async (
    sub: string,
    where: { auditId: string; departmentId: string },
    /** The name of a sample, or the bytes themselves. */
    file: string | Buffer<ArrayBuffer>,
    fileName: string,
    more: object = {},
    plane: 'general' | 'spi' = 'general',
  ) => {
    const bytes = typeof file === 'string' ? sample(`evidence/${file}`) : file;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const track = as(sub)[plane];
    const announced = await track('evidence.create', { ...where, fileName, size: bytes.length, sha256, ...more });
    const { evidence, upload } = announced.body;
    if (!upload) throw new Error('no upload link');
    const sent = await patiently(
      (signal) => fetch(upload.url, { method: upload.method, headers: upload.headers, body: bytes, signal }),
      ({ status }) => status < 500,
    );
    if (!sent.ok && sent.status !== 412) throw new Error(`the upload was refused: ${sent.status} ${await sent.text()}`);
    const one = { ...where, evidenceId: evidence.evidenceId };
    await track('evidence.complete', one, { version: announced.version });
    return until(async () => {
      const { body } = await track('evidence.get', one);
      return ['upload_issued', 'quarantine', 'scanning'].includes(body.status) ? undefined : body;
    }, `inspection of ${fileName}`);
  };

  /** Fetches a file by its link, and what it is called there. */
  const fetchFile = async (link: string): Promise<{ bytes: Buffer; header: string }> => {
    const { bytes, header } = await patiently(
      async (signal) => {
        const response = await fetch(link, { signal });
        const content = Buffer.from(await response.arrayBuffer());
        return { status: response.status, bytes: content, header: response.headers.get('content-disposition') ?? '' };
      },
      ({ status }) => status < 500,
    );
    return { bytes, header };
  };

  return { as, handIn, fetchFile, sample, url };
};

export type World = ReturnType<typeof createWorld>;

/** Waits until `look` finds something: for work that follows from a change, such as a distribution. */
export const until = async <T>(look: () => Promise<T | undefined>, what: string): Promise<T> => {
  const end = Date.now() + patience;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (Date.now() > end) throw new Error(`${what} did not come`);
    await sleep(50);
  }
};

/**
 * A PUT has no key to be repeated under: when its answer was lost, the second attempt finds what the first has written,
 * and is refused as stale. `own` looks for it.
 */
export const writing = <T>(put: Promise<T>, own: () => Promise<T | undefined>): Promise<T> =>
  put.catch(async (error: unknown) => {
    const written = error instanceof ApiProblem && error.code === 'stale_version' ? await own() : undefined;
    if (written === undefined) throw error;
    return written;
  });

/** Expects a refusal with this code, and returns it. */
export const refused = async (code: ApiProblem['code'], call: Promise<Answer<unknown>>): Promise<ApiProblem> => {
  const problem = await call.then(
    () => undefined,
    (error: unknown) => (error instanceof ApiProblem ? error : Promise.reject(error)),
  );
  if (problem?.code !== code) throw new Error(`expected ${code}, got ${problem ? problem.message : 'success'}`);
  return problem;
};

export const expectThat = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(what);
};
