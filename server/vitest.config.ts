import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Two copies of graphql must not meet (graphql ships both module kinds).
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['{src,attack}/**/*.test.ts'],
    globalSetup: ['src/testing/database-server.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
