import type { contract, Plane } from '#shared/contract/index.ts';
import type { InputOf, OutputOf, Route } from '#shared/contract/route.ts';

export type { Plane } from '#shared/contract/planes.ts';
/** The planes with audits in them: `/general/…` and `/spi/…`. */
export type Track = Exclude<Plane, 'directory'>;

type Contract = typeof contract;
type Of<P extends Plane, N> = N extends keyof Contract[P]
  ? Contract[P][N] extends Route
    ? Contract[P][N]
    : never
  : never;

export type OperationOf<P extends Plane> = keyof Contract[P] & string;
/** Operations of every plane, for tables that serve them all. */
export type Operation = OperationOf<'directory'> | OperationOf<'spi'>;

export type In<P extends Plane, N extends OperationOf<P>> = Partial<InputOf<Of<P, N>>> & Record<string, unknown>;
export type Out<P extends Plane, N extends OperationOf<P>> = OutputOf<Of<P, N>>;

/** The fields an operation takes in its body. */
export type BodyFields<N extends Operation> =
  N extends OperationOf<'spi'>
    ? keyof InputOf<Of<'spi', N>> & string
    : N extends OperationOf<'directory'>
      ? keyof InputOf<Of<'directory', N>> & string
      : never;

/** A record as views show it: one of the `items` of a list, or what a read gives. */
export type ItemOf<P extends Plane, N extends OperationOf<P>> =
  Out<P, N> extends { items: readonly (infer Item)[] } ? Item : never;
