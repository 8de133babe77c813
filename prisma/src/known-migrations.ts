import { createHash } from 'node:crypto';

import { readMigrations } from './schema-engine.js';

/** A migration as a database remembers it that has applied it. */
export interface Migration {
  readonly name: string;
  /** SHA-256 of its file, in hexadecimal. */
  readonly checksum: string;
}

/** The migrations that this version of Stronghold has, oldest first. */
export async function findKnownMigrations(): Promise<readonly Migration[]> {
  const { migrationDirectories } = await readMigrations();
  return migrationDirectories.map(({ path, migrationFile }) => ({
    name: path,
    checksum: createHash('sha256').update(migrationFile.content.value).digest('hex'),
  }));
}
