import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

import { parsedDocuments } from './parsed-documents.js';

/** `pnpm test:deep` tries more cases of each property. */
const isDeep = process.env.STRONGHOLD_TESTS === 'deep';

export default defineConfig({
  plugins: [react(), parsedDocuments()],
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    // One worker for each core: by default Vitest leaves one core free, which is half of a machine
    // with two.
    maxWorkers: '100%',
    // As for tests of the server, code that runs a few times is not optimised, and the heap does
    // not start small. This saves a fifth of the processor time.
    execArgv: [
      '--interrupt-budget=600000',
      '--min-semi-space-size=32',
      '--max-semi-space-size=64',
      '--initial-old-space-size=1000',
      '--single-threaded-gc',
    ],
    // Only one copy of each package may be loaded, but each ships two kinds of modules.
    server: { deps: { inline: ['nuqs', 'react-router', /@apollo\/client/] } },
    // These limits do not check speed. They end a test that hangs, and leave time on a slow, busy
    // machine.
    testTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    // As for tests of the server, transpiled modules are cached by their text.
    experimental: { fsModuleCache: true },
    provide: { isDeep },
    projects: [
      { extends: true, test: { name: 'rules', include: ['src/**/*.test.ts'], isolate: false } },
      {
        extends: true,
        test: {
          name: 'pages',
          isolate: false,
          environment: 'jsdom',
          include: ['src/**/*.test.tsx'],
          setupFiles: ['src/testing/set-up.ts'],
          css: { modules: { classNameStrategy: 'non-scoped' } },
        },
      },
    ],
  },
});
