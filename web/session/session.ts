import { InMemoryWebStorage, UserManager, type UserManagerSettings, WebStorageStateStore } from 'oidc-client-ts';
import type { WebConfig } from '#shared/web/security-headers.ts';

/** Where a sign-in and a sign-out come back to. */
export const returnPaths = { signedIn: '/signed-in', signedOut: '/signed-out' } as const;

export type TokenSource = {
  /** The access token; another one than `refused` if the API did not take that. Undefined when nobody is signed in. */
  token: (refused?: string) => Promise<string | undefined>;
};

export type SpecialSession = TokenSource & {
  /** In a window of its own, by the same person; what is on the screen stays. */
  enter: () => Promise<'entered' | 'somebodyElse' | 'turnedRound'>;
  /** Whoever goes on has to enter again. */
  leave: () => Promise<void>;
};

export type Session = TokenSource & {
  /** Leaves for the provider, and comes back to the same address. */
  signIn: () => Promise<void>;
  /** In a window of its own, so that what is typed here stays. */
  signInAgain: () => Promise<boolean>;
  signOut: () => Promise<void>;
  /** Told when the session can no longer be prolonged, and when it can again. */
  onLapse: (listener: (lapsed: boolean) => void) => () => void;
};

/** Only an address of our own: what comes back with a sign-in was in other hands meanwhile. */
const ownAddress = (state: unknown): string => {
  const path = typeof state === 'string' && state.startsWith('/') ? URL.parse(state, location.origin) : null;
  return path?.origin === location.origin ? path.pathname + path.search + path.hash : '/';
};

/** One client of the provider. Tokens are in memory and nowhere else. */
const managerOf = (
  { issuer, resource }: WebConfig,
  { clientId, scope }: Pick<WebConfig, 'clientId' | 'scope'>,
  settings: Partial<UserManagerSettings>,
): UserManager =>
  new UserManager({
    authority: issuer,
    client_id: clientId,
    redirect_uri: location.origin + returnPaths.signedIn,
    popup_redirect_uri: location.origin + returnPaths.signedIn,
    post_logout_redirect_uri: location.origin + returnPaths.signedOut,
    scope,
    ...(resource ? { resource } : {}),
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    // Only what a sign-in under way needs, and only for this tab.
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
    monitorSession: false,
    loadUserInfo: false,
    ...settings,
  });

/**
 * The second, short sign-in before the special track, where the installation asks for one: it is never prolonged without
 * somebody at work, and opens nothing else.
 */
const specialSession = (config: WebConfig, usual: UserManager): SpecialSession | undefined => {
  if (!config.special) return undefined;
  const manager = managerOf(config, config.special, { automaticSilentRenew: false });
  return {
    token: async (refused) => {
      const user = await manager.getUser();
      if (!user) return undefined;
      if (!user.expired && user.access_token !== refused) return user.access_token;
      const renewed = await manager.signinSilent().catch(() => null);
      if (!renewed) await manager.removeUser();
      return renewed?.access_token;
    },
    enter: async () => {
      try {
        // Whoever sits down at an open screen has to prove anew who they are.
        const user = await manager.signinPopup({ prompt: 'login' });
        if (user.profile.sub === (await usual.getUser())?.profile.sub) return 'entered';
        await manager.removeUser();
        return 'somebodyElse';
      } catch {
        return 'turnedRound';
      }
    },
    leave: () => manager.removeUser(),
  };
};

/**
 * Authorization code with PKCE. A reload asks the provider again, whose own session answers without a question.
 */
export const createSession = (config: WebConfig) => {
  const manager = managerOf(config, config, {
    automaticSilentRenew: true,
    accessTokenExpiringNotificationTimeInSeconds: 300,
  });
  const listeners = new Set<(lapsed: boolean) => void>();
  const tell = (lapsed: boolean): void => {
    for (const listener of listeners) listener(lapsed);
  };
  manager.events.addSilentRenewError(() => tell(true));
  manager.events.addAccessTokenExpired(() => tell(true));
  manager.events.addUserLoaded(() => tell(false));

  let renewal: Promise<string | undefined> | undefined;
  const renew = (): Promise<string | undefined> => {
    renewal ??= manager
      .signinSilent()
      .then((user) => user?.access_token)
      .catch(() => {
        tell(true);
        return undefined;
      })
      .finally(() => {
        renewal = undefined;
      });
    return renewal;
  };

  const session: Session = {
    token: async (refused) => {
      const user = await manager.getUser();
      if (!user) return undefined;
      return user.expired || user.access_token === refused ? renew() : user.access_token;
    },
    signIn: () => manager.signinRedirect({ state: location.pathname + location.search + location.hash }),
    signInAgain: async () => {
      const before = await manager.getUser();
      try {
        const user = await manager.signinPopup();
        // What is on the screen is somebody else's: it may not stay.
        if (before && user.profile.sub !== before.profile.sub) location.reload();
        return true;
      } catch {
        return false;
      }
    },
    signOut: () => manager.signoutRedirect(),
    onLapse: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  /** Takes what the provider sent back; false when the person turned round there. */
  const comeBack = async (): Promise<boolean> => {
    const isWindow = window.opener !== null;
    try {
      if (isWindow) await manager.signinPopupCallback();
      else history.replaceState(null, '', ownAddress((await manager.signinRedirectCallback()).state));
      return true;
    } catch {
      return false;
    }
  };

  return { session, special: specialSession(config, manager), comeBack };
};
