/**
 * Writes the SQL of a migration: from the datamodel of an older commit, or from an empty one, to
 * the current datamodel.
 *
 * Set DATABASE_URL, because the engine needs a server, although it changes nothing there.
 *
 *     pnpm --filter @stronghold/prisma write-migration empty
 *     git show HEAD:prisma/schema.prisma > old.prisma && pnpm --filter @stronghold/prisma
 * write-migration old.prisma
 */
import pg from 'pg';

import { noFilters, readDatamodel, startSchemaEngine } from './schema-engine.js';

const [from = 'empty'] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
const engine = await startSchemaEngine(pool);
const { stdout } = await engine.diff({
  from:
    from === 'empty'
      ? { tag: 'empty' }
      : { tag: 'schemaDatamodel', files: [await readDatamodel(from)] },
  to: { tag: 'schemaDatamodel', files: [await readDatamodel()] },
  script: true,
  exitCode: null,
  filters: noFilters,
});
process.stdout.write(stdout ?? '');
await pool.end();
