import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Answer } from '#shared/contract/client.ts';
import { useKansa } from '#web/api/context.ts';
import { changed } from '#web/api/read.ts';
import type { In, OperationOf, Out, Plane } from '#web/api/types.ts';

type Call = (operation: string, input: object, options: object) => Promise<Answer<unknown>>;

/**
 * Sends a command. The same input keeps its Idempotency-Key until it has succeeded, so that an answer that was lost can
 * be asked for again; another input is another intent. What is on the screen is asked for again afterwards.
 */
export const useSend = () => {
  const { clients } = useKansa();
  const queries = useQueryClient();
  const intent = useRef({ of: '', key: '' });
  return async <P extends Plane, N extends OperationOf<P>>(
    plane: P,
    operation: N,
    input: In<P, N>,
    { version }: { version?: number | undefined } = {},
  ): Promise<Answer<Out<P, N>>> => {
    const of = JSON.stringify([plane, operation, input, version]);
    if (intent.current.of !== of) intent.current = { of, key: crypto.randomUUID() };
    const client = clients[plane] as Call;
    const answer = await client(operation, input, { version, idempotencyKey: intent.current.key });
    intent.current = { of: '', key: '' };
    await changed(queries, plane);
    return answer as Answer<Out<P, N>>;
  };
};
