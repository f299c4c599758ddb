import type { WebConfig } from './security-headers.ts';

/** What `config.json` of an installation in the cloud says: there the special track has its own sign-in. */
export type CloudConfig = WebConfig & Required<Pick<WebConfig, 'special' | 'planes'>>;
