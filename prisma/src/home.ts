import { createRequire } from 'node:module';
import path from 'node:path';

/** The folder of this package, whether its sources run or what is built from them. */
export const home = path.dirname(
  createRequire(import.meta.url).resolve('@stronghold/prisma/package.json'),
);
