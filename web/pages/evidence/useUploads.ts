import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Clients } from '#web/api/clients.ts';
import { useKansa } from '#web/api/context.ts';
import { problemWords } from '#web/api/problems.ts';
import { changed } from '#web/api/read.ts';
import type { Out, Track } from '#web/api/types.ts';
import type { Words } from '#web/text/catalogue.ts';
import { putFile, sha256Of } from './upload.ts';

type Created = Out<'general', 'evidence.create'>;

/** What files are handed in for: items, what was asked for, or in place of a file that is there. */
export type Aim = { itemKeys: readonly string[]; requestId?: string; supersedes?: string };

export type Sending = {
  key: string;
  file: File;
  aim: Aim;
  phase: 'hashing' | 'same' | 'sending' | 'sent' | 'failed';
  share: number;
  created?: Created;
  problem?: Words;
};

/** Files on their way: announced, sent, handed over to inspection. */
export const useUploads = (plane: Track, where: { auditId: string; departmentId: string }) => {
  const { clients } = useKansa();
  const queries = useQueryClient();
  const client: Clients['general'] = clients[plane];
  const [all, setAll] = useState<readonly Sending[]>([]);
  const mark = (key: string, change: Partial<Sending>): void =>
    setAll((before) => before.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const guard = async ({ key }: Sending, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      mark(key, { phase: 'failed', problem: problemWords(error) });
    } finally {
      await changed(queries, plane);
    }
  };
  const deliver = async ({ key, file }: Sending, { evidence, upload }: Created): Promise<void> => {
    mark(key, { phase: 'sending', share: 0 });
    if (upload) {
      await putFile(upload, file, (share) => mark(key, { share }));
      const { evidenceId, version } = evidence;
      await client('evidence.complete', { ...where, evidenceId }, { version });
    }
    mark(key, { phase: 'sent' });
  };
  const start = (one: Sending): Promise<void> =>
    guard(one, async () => {
      mark(one.key, { phase: 'hashing' });
      const { file, aim } = one;
      const announced = { fileName: file.name, size: file.size, sha256: await sha256Of(file), ...aim };
      const { body } = await client('evidence.create', { ...where, ...announced, itemKeys: [...aim.itemKeys] });
      mark(one.key, { created: body });
      if (body.sameFiles.some(({ reusable }) => reusable)) mark(one.key, { phase: 'same' });
      else await deliver(one, body);
    });
  return {
    all,
    isBusy: all.some(({ phase }) => phase === 'hashing' || phase === 'sending'),
    add: (files: Iterable<File>, aim: Aim): void => {
      const fresh = [...files].map(
        (file): Sending => ({ key: crypto.randomUUID(), file, aim, phase: 'hashing', share: 0 }),
      );
      setAll((before) => [...before, ...fresh]);
      // One after the other: an office line is slow, and a file that fails is easier to see.
      void fresh.reduce((before, one) => before.then(() => start(one)), Promise.resolve());
    },
    retry: start,
    sendAnyway: (one: Sending): Promise<void> =>
      guard(one, async () => {
        if (one.created) await deliver(one, one.created);
      }),
    useThere: (one: Sending): Promise<void> =>
      guard(one, async () => {
        const there = one.created?.sameFiles.find(({ reusable }) => reusable);
        if (!there) return;
        const from = { auditId: there.auditId, evidenceId: there.evidenceId };
        await client('evidence.reuse', { ...where, from, ...one.aim, itemKeys: [...one.aim.itemKeys] });
        mark(one.key, { phase: 'sent' });
      }),
  };
};

export type Uploads = ReturnType<typeof useUploads>;
