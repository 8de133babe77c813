import { join } from 'node:path';

import { buildStale, root } from '../build/build-steps.js';

import { contract, distribution, findDrift, measuresPage } from './drift.js';
import { type Step, stepOf } from './run-step.js';

const rooms = ['server', 'web', 'prisma', 'e2e', 'scripts'];
const tool = (name: string) => join(root, 'node_modules/.bin', name);

/**
 * TypeScript 7, which takes a sixth of the time of TypeScript 6. Other tools still need 6, because
 * 7 has no API for them yet.
 */
export const typeChecker = join(root, 'node_modules/typescript-7/bin/tsc');

/**
 * Generated files that the other steps need and no commit contains: the Prisma client and the
 * types of the web's documents. The pages are built with them.
 */
export const generation: Step = {
  name: 'everything builds',
  findFault: () => buildStale(() => undefined).then(() => null, String),
};

/** The checks, the longest first. Two run at a time, so that neither core waits long at the end. */
export const checks: readonly Step[] = [
  stepOf(
    'lint of code',
    { file: tool('oxlint'), args: ['--quiet', '.'], cwd: root },
    'npx oxlint --fix corrects what it can.',
  ),
  stepOf('direction of imports', {
    file: tool('depcruise'),
    args: [
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err-long',
      'server',
      'web',
      'prisma',
      'e2e',
      'scripts',
    ],
    cwd: root,
  }),
  stepOf('nothing unused', { file: tool('knip'), args: ['--no-progress'], cwd: root }),
  ...rooms.map((room) =>
    stepOf(`types of ${room}`, {
      file: process.execPath,
      args: [typeChecker, '-p', join(root, room)],
      cwd: root,
    }),
  ),
  stepOf(
    'lint of GraphQL',
    { file: tool('eslint'), args: ['--quiet', '.'], cwd: root },
    'npx eslint --fix . corrects what it can.',
  ),
  stepOf(
    'format',
    { file: tool('oxfmt'), args: ['--check', '.'], cwd: root },
    'npx oxfmt corrects it.',
  ),
  {
    name: 'schema is as committed',
    findFault: () => findDrift(contract),
    remedy:
      'If the change is intended, run "pnpm schema" and commit server/schema.graphql; it is the contract.',
  },
  {
    name: 'measures page is as declared',
    findFault: () => findDrift(measuresPage),
    remedy: 'Run "pnpm schema" and commit docs/measures.md.',
  },
  {
    name: 'distribution covers the existing tables',
    findFault: () => findDrift(distribution),
    remedy: 'Run "pnpm schema" and commit deploy/citus/distribute.sql.',
  },
];
