declare module 'virtual:addresses' {
  import type { Addresses } from '#shared/contract/client.ts';
  import type { contract } from '#shared/contract/index.ts';

  /** Where the operations of each plane are. */
  export const addresses: { readonly [P in keyof typeof contract]: Addresses<(typeof contract)[P]> };
}

declare module 'virtual:acts' {
  import type { FieldFacts } from './build/contract-modules.ts';

  type Fields = Readonly<Record<string, FieldFacts>>;
  /** What every operation that changes something is called, and the fields it takes. */
  export const acts: Readonly<Record<string, { readonly ja: string; readonly en: string; readonly fields?: Fields }>>;
}

declare module 'virtual:states' {
  import type { lifecycles } from '#shared/contract/openapi/lifecycles.ts';

  /** The states of every kind of record, in the order of its life. */
  export const states: { readonly [K in keyof typeof lifecycles]: (typeof lifecycles)[K]['statuses'] };
}

declare module 'virtual:duties' {
  import type { auditDuty } from '#shared/domain/audit/lifecycle.ts';
  import type { planDuty } from '#shared/domain/plan/plan.ts';

  /** Whose turn it is with a plan or an audit, by its state. */
  export const duties: { readonly audit: typeof auditDuty; readonly plan: typeof planDuty };
}

declare module 'virtual:pdf-files' {
  /** Where the files are that pdfjs fetches by name. */
  export const folder: string;
}

declare module '*.css';
