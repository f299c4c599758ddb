declare module 'virtual:addresses' {
  type Contract = typeof import('#shared/contract/index.ts').contract;
  type Addresses<R extends import('#shared/contract/route.ts').Routes> =
    import('#shared/contract/client.ts').Addresses<R>;
  /** Where the operations of each plane are. */
  export const addresses: { readonly [P in keyof Contract]: Addresses<Contract[P]> };
}

declare module 'virtual:acts' {
  type Fields = Readonly<Record<string, import('./build/contract-modules.ts').FieldFacts>>;
  /** What every operation that changes something is called, and the fields it takes. */
  export const acts: Readonly<Record<string, { readonly ja: string; readonly en: string; readonly fields?: Fields }>>;
}

declare module '*.css';
