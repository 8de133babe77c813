import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'scripts',
    include: ['**/*.test.ts'],
    // Use one worker for each core. By default Vitest keeps one core free, which is half of a
    // two-core machine.
    maxWorkers: '100%',
    // `pnpm test:deep` also runs tests that take minutes.
    provide: { isDeep: process.env.STRONGHOLD_TESTS === 'deep' },
    // These limits do not assert speed: they end tests that hang, and leave time for a slow, busy
    // machine.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
