import type { Plane } from '#shared/contract/planes.ts';

/** What the web application is told of the installation it belongs to: `config.json` beside its files. */
export type WebConfig = {
  stage: string;
  /** The issuer of tokens; its discovery document names the addresses. */
  issuer: string;
  /**
   * The public clients and what each is asked for. Whoever enters the special track signs in anew, as `spi`, and has a
   * second token beside the first: the API of that track takes no other, and the other APIs do not take this one.
   */
  signIn: Record<'usual' | 'spi', { clientId: string; scope: string }>;
  /** The planes this host has APIs of. */
  planes: readonly Plane[];
  /** Origins that evidence is sent to, by track. */
  evidence: Readonly<Partial<Record<Plane, string>>>;
};
