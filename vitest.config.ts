import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // They end what hangs and measure nothing: the machines are shared.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
