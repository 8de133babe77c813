import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

import { parsedDocuments } from './parsed-documents.js';

export default defineConfig({
  plugins: [react(), parsedDocuments()],
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing/set-up.ts'],
    css: { modules: { classNameStrategy: 'non-scoped' } },
    // Two copies of these must not meet: each ships two kinds of modules.
    server: { deps: { inline: ['nuqs', 'react-router', /@apollo\/client/] } },
    testTimeout: 15_000,
  },
});
