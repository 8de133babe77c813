import { defineConfig } from 'vitest/config';

import { builtFile, loadBuilt } from './built-modules.js';

const all = ['{src,attack}/**/*.test.ts'];

/** Tests that need neither a database nor a server, apart from all of `src/domain`. */
const pure = [
  'src/domain/**/*.test.ts',
  'attack/!(demonstration)*.test.ts',
  'src/{declared-dimensions,described-schema}.test.ts',
  'src/cli/{progress,write-lines}.test.ts',
  'src/cli/demonstration/large-returns.test.ts',
  'src/features/packs/document.reader.test.ts',
  'src/features/packs/revisions/revisable-blocks.reader.test.ts',
  'src/features/packs/files/*.test.ts',
  'src/features/packs/files/{pdf,slides,workbook}/!(pack-pdf).test.ts',
  'src/features/people/sign-in/forged-tokens.test.ts',
  'src/features/returns/{record-key,return-file,message-bases}.test.ts',
  'src/features/returns/sending/receive-files.property.test.ts',
  'src/features/returns/workbook/*.test.ts',
  'src/graphql/load-graphql.test.ts',
  'src/graphql/operations/{kept-field,written-answers}.test.ts',
  'src/platform/{bank-holidays,idle-memory,metrics,trace-sources}.test.ts',
  'src/platform/fair-share/{slots,heavy-work}.test.ts',
  'src/platform/standbys/choose-standby.test.ts',
  'src/platform/http/{bound-connections,file-charge,html-page,is-matched,response-closed}.test.ts',
];

/** Puts a measure into the catalogue, which everything else reads. */
const isolated = 'src/features/measures/new-measure.test.ts';

/** `pnpm test:deep` tries more cases of each property, and runs the tests that take minutes. */
const isDeep = process.env.STRONGHOLD_TESTS === 'deep';

/**
 * `npm test` builds the server first, and tests it as it runs. A run of single files takes the
 * sources, so that nothing has to be built after each change.
 */
const isOfBuilt = process.env.STRONGHOLD_TESTS_OF === 'built';

const shared = {
  // Two copies of graphql must not meet (graphql ships both module kinds).
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  plugins: isOfBuilt ? [loadBuilt()] : [],
};
/**
 * These limits do not assert speed: they end what hangs, and leave time for a slow, busy machine.
 */
const patience = {
  testTimeout: 300_000,
  hookTimeout: 900_000,
  expect: { poll: { timeout: 60_000 } },
};
/**
 * Translated modules are kept in node_modules/.experimental-vitest-cache, by their text: a second run
 * of one file takes half as long. Installing other packages empties it, and so does
 * `npx vitest --clearCache`.
 */
const experimental = { fsModuleCache: !isOfBuilt };
const common = {
  ...patience,
  experimental,
  provide: { isDeep },
  ...(isOfBuilt ? { server: { deps: { external: [builtFile] } } } : {}),
};
/** With this condition, Node loads the built modules that a built module imports. */
const conditions = isOfBuilt ? ['--conditions=built'] : [];

/**
 * Most code of a test runs a few times: without waiting longer before optimising it, a fifth of the
 * processor time goes into that, and as much into collecting garbage in a heap that starts small.
 * Collecting uses no threads of its own, because the other processes keep all cores busy.
 */
const shortLived = [
  '--interrupt-budget=600000',
  '--min-semi-space-size=32',
  '--max-semi-space-size=64',
  '--initial-old-space-size=1000',
  '--single-threaded-gc',
];

export default defineConfig({
  test: {
    // One for each core: by default Vitest leaves one core free, which is half of a machine with
    // two. One more gains nothing: each loads everything first.
    maxWorkers: '100%',
    // Once for all projects: the engine that migrates cannot be loaded twice in a process.
    globalSetup: ['src/testing/database-server.ts'],
    projects: [
      // A process runs its files one after the other without loading everything again for each.
      {
        ...shared,
        test: { ...common, name: 'rules', include: pure, isolate: false, execArgv: conditions },
      },
      {
        ...shared,
        test: {
          ...common,
          name: 'database',
          include: all,
          exclude: [...pure, isolated],
          isolate: false,
          execArgv: [...shortLived, ...conditions],
        },
      },
      {
        ...shared,
        test: { ...common, name: 'catalogue', include: [isolated], execArgv: conditions },
      },
    ],
  },
});
