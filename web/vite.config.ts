import path from 'node:path';

import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

import { compressedFiles } from './compressed-files.js';
import { firstFiles } from './first-files.js';
import { leanPackages } from './lean-packages.js';
import { parsedDocuments } from './parsed-documents.js';
import {
  benchParts,
  blockParts,
  boardParts,
  builderParts,
  controlParts,
  entryParts,
  listParts,
  sharedParts,
} from './shared-parts.js';

const api = process.env.STRONGHOLD_API ?? 'http://127.0.0.1:4000';

export default defineConfig({
  // React Aria has only one kind of English, and falls back to it.
  plugins: [
    react(),
    parsedDocuments(),
    { ...optimizeLocales.vite({ locales: ['en-US'] }), enforce: 'pre' },
    leanPackages(),
    firstFiles(),
    compressedFiles(),
  ],
  resolve: {
    // The modern build of RxJS, not the one for browsers without classes.
    conditions: ['es2015', ...defaultClientConditions],
    // By default, React Router resolves to its development build.
    alias: [
      {
        find: /^react-router$/,
        replacement: path.resolve(
          import.meta.dirname,
          'node_modules/react-router/dist/production/index.mjs',
        ),
      },
    ],
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // A font or picture inside the script would be fetched by everybody, and refused by the content
    // policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // The entry names every file, so shorter hashes make the entry smaller.
        entryFileNames: 'assets/[name]-[hash:7].js',
        chunkFileNames: 'assets/[name]-[hash:7].js',
        assetFileNames: 'assets/[name]-[hash:7][extname]',
        codeSplitting: {
          groups: [
            entryParts,
            controlParts,
            builderParts,
            benchParts,
            boardParts,
            blockParts,
            listParts,
            sharedParts,
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/graphql': api,
      '/export/': api,
      '/sign-in/': api,
      '/sign-out': api,
      '/continue-as': api,
    },
  },
});
