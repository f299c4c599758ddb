import { ApiProblem } from '#shared/contract/client.ts';
import { problemWords } from '#web/api/problems.ts';
import { createStore } from '#web/parts/store.ts';
import type { Words } from '#web/text/catalogue.ts';
import { answerOf, type Draft, isSame, lackOf, type Response } from './answers.ts';
import type { Drafts, KeptDraft } from './drafts.ts';

/** What becomes of the typed answer to one item. An item without a line here is as it is saved. */
export type Pending = {
  draft: Draft;
  /** The saved version it was typed over. */
  base: number;
  phase: 'typing' | 'saving' | 'waiting' | 'incomplete' | 'conflict' | 'failed';
  theirs?: Response;
  problem?: Words;
};

type Api = {
  save: (itemKey: string, input: object) => Promise<Response | undefined>;
  read: (itemKey: string) => Promise<Response>;
};

const pause = 900;
const again = 10_000;

/**
 * Saves answers by themselves, one call at a time for each item. What is typed is first kept (on the device, where it may be) and
 * is dropped only when the API has taken it, or somebody has thrown it away.
 */
export const createSaver = (api: Api, drafts: Drafts) => {
  const pending = createStore<ReadonlyMap<string, Pending>>(new Map());
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const running = new Set<string>();

  const put = (itemKey: string, next: Pending | undefined): void => {
    const all = new Map(pending.get());
    if (next) all.set(itemKey, next);
    else all.delete(itemKey);
    pending.set(all);
  };
  const mark = (itemKey: string, change: Partial<Pending>): void => {
    const one = pending.get().get(itemKey);
    if (one) put(itemKey, { ...one, ...change });
  };
  const later = (itemKey: string, ms: number): void => {
    clearTimeout(timers.get(itemKey));
    timers.set(
      itemKey,
      setTimeout(() => void flush(itemKey), ms),
    );
  };
  const settled = async (itemKey: string, sent: Draft, version: number): Promise<void> => {
    const now = pending.get().get(itemKey);
    if (!now || isSame(now.draft, sent)) {
      put(itemKey, undefined);
      await drafts.drop(itemKey);
      return;
    }
    put(itemKey, { draft: now.draft, base: version, phase: 'typing' });
    await drafts.put(itemKey, { draft: now.draft, base: version });
    later(itemKey, pause);
  };
  const refused = async (itemKey: string, sent: Draft, error: unknown): Promise<void> => {
    if (!(error instanceof ApiProblem)) {
      mark(itemKey, { phase: 'waiting' });
      later(itemKey, again);
    } else if (error.code === 'stale_version') {
      const theirs = await api.read(itemKey);
      // The answer to an earlier try was lost on the way: it had been taken.
      if (isSame(theirs, sent)) await settled(itemKey, sent, theirs.version);
      else mark(itemKey, { phase: 'conflict', theirs });
    } else mark(itemKey, { phase: 'failed', problem: problemWords(error) });
  };
  const flush = async (itemKey: string): Promise<void> => {
    clearTimeout(timers.get(itemKey));
    const one = pending.get().get(itemKey);
    if (!one || one.phase === 'conflict' || running.has(itemKey)) return;
    if (lackOf(one.draft)) return mark(itemKey, { phase: 'incomplete' });
    running.add(itemKey);
    mark(itemKey, { phase: 'saving' });
    try {
      const saved = await api.save(itemKey, { version: one.base, ...answerOf(one.draft) });
      await settled(itemKey, one.draft, saved?.version ?? one.base + 1);
    } catch (error) {
      await refused(itemKey, one.draft, error).catch(() => {
        mark(itemKey, { phase: 'waiting' });
        later(itemKey, again);
      });
    } finally {
      running.delete(itemKey);
    }
  };
  const flushAll = (): void => {
    for (const [itemKey, { phase }] of pending.get()) if (phase !== 'failed') void flush(itemKey);
  };

  const takeUp = async (): Promise<void> => {
    const kept = await drafts.all().catch(() => new Map<string, KeptDraft>());
    for (const [itemKey, one] of kept) if (!pending.get().has(itemKey)) put(itemKey, { ...one, phase: 'typing' });
    flushAll();
  };

  return {
    pending,
    flush,
    edit: (itemKey: string, draft: Draft, base: number): void => {
      const before = pending.get().get(itemKey);
      const version = before?.base ?? base;
      const isConflict = before?.phase === 'conflict';
      put(itemKey, { ...(isConflict ? before : { phase: 'typing' as const }), draft, base: version });
      drafts.put(itemKey, { draft, base: version }).catch(() => {});
      if (!isConflict) later(itemKey, pause);
    },
    /** Ends a conflict: mine is saved over theirs, or thrown away. */
    resolve: async (itemKey: string, keep: 'mine' | 'theirs'): Promise<void> => {
      const one = pending.get().get(itemKey);
      if (!one || keep === 'theirs') {
        put(itemKey, undefined);
        await drafts.drop(itemKey);
        return;
      }
      put(itemKey, { draft: one.draft, base: one.theirs?.version ?? one.base, phase: 'typing' });
      await flush(itemKey);
    },
    /** Takes up what an earlier visit left on this device. Returns what ends the work. */
    begin: (): (() => void) => {
      void takeUp();
      window.addEventListener('online', flushAll);
      return () => {
        window.removeEventListener('online', flushAll);
        flushAll();
      };
    },
  };
};

export type Saver = ReturnType<typeof createSaver>;
