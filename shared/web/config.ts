import type { Plane } from '#shared/contract/planes.ts';
import type { WebConfig } from './security-headers.ts';

/** What `config.json` of an installation in the cloud says beside what every installation's does. */
export type CloudConfig = WebConfig & {
  /**
   * Whoever enters the special track signs in anew, with this client, and has a second token beside the first: the API
   * of that track takes no other, and the other APIs do not take this one.
   */
  special: { clientId: string; scope: string };
  /** The planes this host has APIs of. */
  planes: readonly Plane[];
};
