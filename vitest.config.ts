import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/run-folder.ts',
    // They end what hangs and measure nothing: the machines are shared.
    testTimeout: 180_000,
    hookTimeout: 120_000,
    // Left alone, vitest keeps a core for itself: on two cores it would run one file at a time.
    maxWorkers: '100%',
  },
});
