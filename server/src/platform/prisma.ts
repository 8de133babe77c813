import { PrismaPg } from '@prisma/adapter-pg';

import { PrismaClient } from '@stronghold/prisma/client';

import type { Database } from './database.js';

/**
 * Creates a Prisma client on the database's pool, under the login role, for lists and settings that
 * everybody may read.
 */
export function createPrisma({ pool }: Database): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg(pool) });
}

export type { PrismaClient } from '@stronghold/prisma/client';
