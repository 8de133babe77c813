import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'scripts',
    include: ['**/*.test.ts'],
    // One for each core: by default Vitest keeps one for itself, which is half of a machine with
    // two.
    maxWorkers: '100%',
    // `pnpm test:deep` also runs tests that take minutes.
    provide: { isDeep: process.env.STRONGHOLD_TESTS === 'deep' },
    // These limits do not assert speed: they end tests that hang, and leave time for a slow, busy
    // machine.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
