import { sealedGate } from '#shared/app/seal/gate.ts';
import { sealedDirectory } from '#shared/app/seal/sealed-directory.ts';
import type { Composition } from './container.ts';

/** What every function of the special track is composed with; the manifest names this module, and nothing else does. */
const sealed: Composition = { track: 'spi', directory: sealedDirectory, gate: sealedGate };

export default sealed;
