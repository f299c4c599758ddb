import { setTimeout as sleep } from 'node:timers/promises';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { dayOf } from '#shared/kernel/calendar.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Access, Receipt, Store } from '#shared/app/ports.ts';
import { recordAccessWith } from './access.ts';
import { commitWith, type StoreOptions } from './commit.ts';
import { receiptKey } from './keys.ts';
import { listsWith } from './lists.ts';
import { loadWith } from './load.ts';
import { patiently } from './retry.ts';

/** Of many requests at once only one gets through each time; pauses keep the others apart. */
const accessAttempts = 20;

/** The store of one plane, over its two tables. */
export const createStore = (options: StoreOptions): Store => {
  const { doc, tables } = options;
  const load = loadWith(doc, tables.state);
  const record = recordAccessWith(options);

  return {
    load,
    list: listsWith(doc, tables),
    commit: commitWith(options),
    receiptOf: async (personId, key) => {
      const { Item } = await patiently(() =>
        doc.send(new GetCommand({ TableName: tables.state, Key: receiptKey(personId, key), ConsistentRead: true })),
      );
      return Item as Receipt | undefined;
    },
    recordAccess: async (access: Access) => {
      const day = dayOf(access.request.at);
      // The chain is one person's day: only that person's own parallel requests can race for it.
      for (let attempt = 1; attempt <= accessAttempts; attempt += 1) {
        const [head] = await load({ kind: 'access', personId: access.actor.personId, day });
        if (await record(access, head, day)) return;
        await sleep(Math.random() * 10 * 2 ** Math.min(attempt, 5));
      }
      throw new DomainError('busy');
    },
  };
};
