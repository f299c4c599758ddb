import { createContext, useContext } from 'react';
import type { WebConfig } from '#shared/web/security-headers.ts';
import type { Session, SpecialSession } from '#web/session/session.ts';
import type { Clients } from './clients.ts';
import type { Out } from './types.ts';

export type Me = Out<'directory', 'me.get'>;

/** What everything inside the frame may count on: somebody is signed in. */
export type Kansa = {
  config: WebConfig;
  session: Session;
  /** Where the special track asks for a sign-in of its own. */
  special: SpecialSession | undefined;
  clients: Clients;
  me: Me;
};

const context = createContext<Kansa | undefined>(undefined);
export const KansaProvider = context.Provider;

export const useKansa = (): Kansa => {
  const kansa = useContext(context);
  if (!kansa) throw new Error('Nobody is signed in here');
  return kansa;
};

export const useMe = (): Me => useKansa().me;
