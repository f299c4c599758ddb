import type { FunctionSpec } from './manifest.ts';

/** A function in front of the planes: it reaches no table and no bucket, and knows only what is in its environment. */
export type EdgeFunctionSpec = Pick<FunctionSpec, 'entry' | 'impact' | 'memoryMb' | 'timeoutSeconds' | 'atOnce'> & {
  environment: readonly string[];
};

/**
 * What stands before the planes in the cloud, where the stage asks for it: `authorize` before every method where the
 * issuer is not Cognito, by the token rules of the local gateway; `web` where no CloudFront hands out the application.
 */
export const edgeFunctions = {
  authorize: {
    entry: 'functions/edge/authorize.ts',
    impact: 'Nobody who signed in with the city’s own issuer gets any further',
    // As large as it has to be for RSA to take a few milliseconds.
    memoryMb: 512,
    // The issuer's keys are fetched over the city's line, twice if need be.
    timeoutSeconds: 10,
    // Asked once a minute for each person at work, and in a few milliseconds.
    atOnce: 20,
    environment: ['ISSUER', 'AUDIENCE', 'CLIENT_ID', 'SCOPE'],
  },
  web: {
    entry: 'functions/edge/web.ts',
    impact: 'Nobody in the city’s network can open the application',
    // Hands out files from beside itself: a cold start is all that takes time.
    memoryMb: 512,
    timeoutSeconds: 10,
    atOnce: 20,
    environment: ['WEB_CONFIG', 'SIGN_IN', 'EVIDENCE'],
  },
} as const satisfies Record<string, EdgeFunctionSpec>;

export type EdgeFunctionName = keyof typeof edgeFunctions;
