import { createHash, randomBytes } from 'node:crypto';
import type { Reply } from './api.ts';
import { until } from './api-audits.ts';
import { askFor } from './api-requests.ts';
import type { ApiWorld } from './api-world.ts';

type Place = { auditId: string; departmentId: string };
export type Announced = {
  evidenceId: string;
  bytes: Buffer;
  sha256: string;
  upload: { url: string; headers: Record<string, string> };
};

const onTheWay = ['upload_issued', 'quarantine', 'scanning'];

/** What a browser does with a file, step by step, in the general track of a furnished world. */
export const handsOn = (worldOf: () => ApiWorld) => {
  const x = () => worldOf().of('general').x;
  const where = (): Place => ({ auditId: x()['auditId'] ?? '', departmentId: x()['departmentId'] ?? '' });

  const announce = async (
    sub = 'contact',
    place = where(),
    more: object = {},
    content?: Buffer,
  ): Promise<Announced> => {
    const bytes = content ?? Buffer.from(`記録 ${randomBytes(8).toString('hex')}\n`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const file = { ...place, fileName: '記録.txt', size: bytes.length, sha256, ...more };
    const { evidence, upload } = (await worldOf().as(sub).general('evidence.create', file)).body;
    if (!upload) throw new Error('no upload link');
    return { evidenceId: evidence.evidenceId, bytes, sha256, upload };
  };

  const put = ({ upload, bytes }: Pick<Announced, 'upload' | 'bytes'>): Promise<Response> =>
    fetch(upload.url, { method: 'PUT', headers: upload.headers, body: new Uint8Array(bytes) });

  const look = async (evidenceId: string, place = where()) => {
    const { body, version } = await worldOf()
      .as('contact')
      .general('evidence.get', { ...place, evidenceId });
    return { ...body, version: version ?? 0 };
  };

  /** The file when its inspection has ended. */
  const inspected = (evidenceId: string) =>
    until(async () => {
      const file = await look(evidenceId);
      return onTheWay.includes(file.status) ? undefined : file;
    });

  /** A command, with the version the file has or the one that is named. */
  const command = async (
    sub: string,
    name: string,
    evidenceId: string,
    { body = {}, version, place = {} }: { body?: object; version?: number; place?: object } = {},
  ): Promise<Reply> => {
    const seen = version ?? (await look(evidenceId)).version;
    const ask = askFor('general', `evidence.${name}`, { ...x(), ...place, evidenceId });
    return worldOf().ask(sub, { ...ask, body, headers: { 'if-match': `"${seen}"` } });
  };

  /** Announced, sent, completed and inspected. */
  const handIn = async (more: object = {}, content?: Buffer) => {
    const file = await announce('contact', where(), more, content);
    await put(file);
    await command('contact', 'complete', file.evidenceId);
    return { ...(await inspected(file.evidenceId)), upload: file.upload, bytes: file.bytes };
  };

  const download = (sub: string, evidenceId = x()['evidenceId'] ?? ''): Promise<Reply> =>
    worldOf().ask(sub, askFor('general', 'evidence.download', { ...x(), evidenceId }));

  const listed = async (show?: 'all'): Promise<string[]> => {
    const { items } = (
      await worldOf()
        .as('contact')
        .general('evidence.list', { ...where(), ...(show ? { show } : {}) })
    ).body;
    return items.map((e) => e.evidenceId);
  };

  return { where, announce, put, look, inspected, command, handIn, download, listed };
};
