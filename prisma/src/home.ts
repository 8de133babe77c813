import { createRequire } from 'node:module';
import path from 'node:path';

/** The folder of this package, both for its sources and for the built package. */
export const home = path.dirname(
  createRequire(import.meta.url).resolve('@stronghold/prisma/package.json'),
);
