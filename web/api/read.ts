import {
  type QueryClient,
  useInfiniteQuery,
  type UseInfiniteQueryResult,
  useQuery,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useKansa } from './context.ts';
import type { Clients } from './clients.ts';
import type { In, OperationOf, Out, Plane } from './types.ts';

type Options = { enabled?: boolean; staleTime?: number };

const call = async (clients: Clients, plane: Plane, operation: string, input: object): Promise<unknown> => {
  // The three clients are one shape; only the types of their operations differ.
  const client = clients[plane] as (operation: string, input: object) => Promise<{ body: unknown }>;
  return (await client(operation, input)).body;
};

/** A page of the special track that was covered comes back as it was, with what was typed into it. */
const keptFor = (plane: Plane) => (plane === 'spi' ? { gcTime: Infinity } : {});

/** Reads one operation of the API; kept, shared and asked again when a command has changed something. */
export const useRead = <P extends Plane, N extends OperationOf<P>>(
  plane: P,
  operation: N,
  input: In<P, N>,
  options: Options = {},
): UseQueryResult<Out<P, N>> => {
  const { clients } = useKansa();
  return useQuery({
    queryKey: [plane, operation, input],
    queryFn: () => call(clients, plane, operation, input) as Promise<Out<P, N>>,
    ...keptFor(plane),
    ...options,
  });
};

type Page = { items: readonly unknown[]; next?: string | undefined };

/** Reads a list page by page; `data` is all of it that was fetched so far. Pages after the first have `more` rows. */
export const usePages = <P extends Plane, N extends OperationOf<P>>(
  plane: P,
  operation: N,
  input: In<P, N>,
  more?: number,
): UseInfiniteQueryResult<readonly (Out<P, N> extends { items: readonly (infer Item)[] } ? Item : never)[]> => {
  const { clients } = useKansa();
  return useInfiniteQuery({
    queryKey: [plane, operation, input, 'pages'],
    queryFn: ({ pageParam }) =>
      call(clients, plane, operation, {
        ...input,
        ...(pageParam ? { cursor: pageParam, ...(more && { limit: more }) } : {}),
      }) as Promise<Page>,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    ...keptFor(plane),
    select: ({ pages }) => pages.flatMap(({ items }) => items) as never,
  });
};

/** After a command, whatever is on the screen of that plane is asked for again. */
export const changed = (queries: QueryClient, plane: Plane): Promise<void> =>
  queries.invalidateQueries({ queryKey: [plane] });
