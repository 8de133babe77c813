import { join } from 'node:path';

import { buildStale, root } from '../build/build-steps.js';

import { contract, findDrift, measuresPage } from './drift.js';
import { type Step, stepOf } from './run-step.js';

const rooms = ['server', 'web', 'prisma', 'e2e', 'scripts'];
const tool = (name: string) => join(root, 'node_modules/.bin', name);

/**
 * TypeScript 7, which takes a sixth of the time of TypeScript 6. ESLint still needs 6, because 7
 * has no API for it yet.
 */
export const typeChecker = join(root, 'node_modules/typescript-7/bin/tsc');

/**
 * A part of ESLint. Two parts of about the same length run, because ESLint takes longer than all
 * other checks together.
 */
function lintOf(name: string, args: readonly string[]): Step {
  const remedy = 'npx eslint --fix . corrects what it can.';
  const eslint = join(root, 'node_modules/eslint/bin/eslint.js');
  // With more memory for new objects, garbage is collected less often, which saves a twelfth of the
  // time.
  const command = {
    file: process.execPath,
    args: ['--max-semi-space-size=64', eslint, ...args, '--quiet'],
    cwd: root,
  };
  return stepOf(`lint of ${name}`, command, remedy);
}

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
  lintOf('the server', ['server', 'prisma']),
  lintOf('the rest', ['.', '--ignore-pattern', 'server', '--ignore-pattern', 'prisma']),
  stepOf('lint by types', { file: tool('oxlint'), args: ['.'], cwd: root }),
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
    name: 'page of measures is as declared',
    findFault: () => findDrift(measuresPage),
    remedy: 'Run "pnpm schema" and commit docs/measures.md.',
  },
];
