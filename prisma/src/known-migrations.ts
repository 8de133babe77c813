import { createHash } from 'node:crypto';

import { readMigrations } from './schema-engine.js';

/** A migration as recorded in a database that has applied it. */
export interface Migration {
  readonly name: string;
  /** SHA-256 of the migration's file, in hexadecimal. */
  readonly checksum: string;
}

interface KnownMigration extends Migration {
  readonly script: string;
}

/** The migrations that this version of Stronghold has, oldest first. */
export async function findKnownMigrations(): Promise<readonly KnownMigration[]> {
  const { migrationDirectories } = await readMigrations();
  return migrationDirectories.map(({ path: name, migrationFile: { content } }) => ({
    name,
    script: content.value,
    checksum: createHash('sha256').update(content.value).digest('hex'),
  }));
}
