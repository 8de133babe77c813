import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'prisma',
    include: ['src/**/*.test.ts', 'seed/**/*.test.ts'],
    // One for each core: by default Vitest leaves one of them to itself, which is half of a machine
    // of two.
    maxWorkers: '100%',
    // `pnpm test:deep` runs what takes minutes, too.
    provide: { isDeep: process.env.STRONGHOLD_TESTS === 'deep' },
    // No assertions of speed: they end what hangs, and a slow machine with other work beside is
    // given its time.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
