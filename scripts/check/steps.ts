import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { root } from './root.js';
import { type Step, stepOf } from './run-step.js';
import { findSchemaDrift } from './schema-drift.js';

const rooms = ['prisma', 'server', 'web', 'e2e', 'scripts'];
const tool = (name: string, room = '') => join(root, room, 'node_modules/.bin', name);

/** What the other steps read and no commit holds: the Prisma client and the types of the web's documents. */
export const generation: readonly Step[] = [
  stepOf('generate the Prisma client', {
    file: tool('prisma', 'prisma'),
    args: ['generate'],
    cwd: join(root, 'prisma'),
    // It only has to exist (docs/decisions/0005).
    env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
  }),
  ...(existsSync(join(root, 'web/codegen.ts'))
    ? [
        stepOf('generate the types of documents', {
          file: tool('graphql-codegen', 'web'),
          args: ['--config', 'codegen.ts'],
          cwd: join(root, 'web'),
        }),
      ]
    : []),
];

export const checks: readonly Step[] = [
  stepOf('lint', { file: tool('eslint'), args: ['.', '--quiet'], cwd: root }, 'npx eslint --fix . mends what can be mended.'),
  ...rooms.map((room) => stepOf(`types of ${room}`, { file: tool('tsc'), args: ['-p', join(root, room)], cwd: root })),
  stepOf('format', { file: tool('prettier'), args: ['--check', '.'], cwd: root }, 'npx prettier --write . mends it.'),
  stepOf('direction of imports', {
    file: tool('depcruise'),
    args: ['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long', 'server', 'web', 'prisma', 'e2e'],
    cwd: root,
  }),
  stepOf('nothing unused', { file: tool('knip'), args: ['--no-progress'], cwd: root }),
  {
    name: 'schema is as committed',
    findFault: findSchemaDrift,
    remedy: 'Where the change is meant, run "pnpm schema" and commit server/schema.graphql; it is the contract.',
  },
];
