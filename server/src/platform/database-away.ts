import { z } from 'zod';

import { isLostCode, isLostConnection } from '@stronghold/prisma/connect';

/** Why nothing can be done for a while, and what people are told. */
export interface Outage {
  readonly code: 'DATABASE_AWAY' | 'NO_ROOM';
  /** For the log of the server. */
  readonly what: string;
  readonly sentence: string;
  /** Seconds after which to ask again. */
  readonly seconds: number;
}

/** A failover takes about ten seconds. */
const away: Outage = {
  code: 'DATABASE_AWAY',
  what: 'the database is not responding',
  sentence:
    'The database is not responding at the moment. This usually passes within half a minute: try again then.',
  seconds: 5,
};

/** The user, the password or the database in DATABASE_URL was changed in PostgreSQL. */
const closed: Outage = {
  code: 'DATABASE_AWAY',
  what: 'the database refuses the user, the password or the database in DATABASE_URL',
  sentence:
    'The database no longer lets this server in, so nothing can be done at the moment. Tell the administrator: it works again as soon as the server’s access is restored.',
  seconds: 60,
};

const toFull = (whose: 'database' | 'server'): Outage => ({
  code: 'NO_ROOM',
  what: `the disk of the ${whose} is full`,
  sentence: `The disk of the ${whose} is full, so this cannot be done at the moment. Tell the administrator: it works again as soon as there is room.`,
  seconds: 60,
});
const fullDatabase = toFull('database');
const fullServer = toFull('server');

/** For people whose change may or may not have been saved. */
export const unknownSentence =
  'The connection to the database broke just as this was being saved, and it is not known whether it was. Before you do it again, check that it is not there.';

/**
 * The error codes of a server that cannot do the work now, because it is no longer the primary or
 * has no connection left.
 */
const UNABLE = new Set(['25006', '53300']);

/** The error codes of a database that refuses the user or the password, or does not exist. */
const CLOSED = new Set(['28P01', '28000', '3D000']);

/** PostgreSQL’s code for a full disk, and those of this machine. */
const DATABASE_FULL = '53100';
const SERVER_FULL = new Set(['ENOSPC', 'EDQUOT']);

/** The outage that an error, or its cause, comes from; null if it comes from none. */
export function findOutage(error: unknown): Outage | null {
  if (!(error instanceof Error)) return null;
  if (isDatabaseAway(error)) return away;
  const code = codeOf(error);
  if (CLOSED.has(code)) return closed;
  if (code === DATABASE_FULL) return fullDatabase;
  return SERVER_FULL.has(code) ? fullServer : findOutage(error.cause);
}

/**
 * Whether an error or one of its causes says that the database is away: no server answers, the
 * connection broke, or the server is no longer the primary or has no connection left.
 */
function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  return (
    isLostConnection(error) ||
    isLostCode(code) ||
    UNABLE.has(code) ||
    LOST_BY_PRISMA.has(code) ||
    error.message.startsWith('timeout exceeded when trying to connect') ||
    isDatabaseAway(error.cause)
  );
}

/** The codes of Prisma for a database that is not reachable, is too slow to connect, or has gone. */
const LOST_BY_PRISMA = new Set(['P1001', 'P1008', 'P1017']);

/** Where Prisma keeps the code of PostgreSQL. */
const byPrisma = z.object({
  meta: z.object({
    driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }),
  }),
});

function codeOf(error: Error): string {
  const { data } = byPrisma.safeParse(error);
  if (data) return data.meta.driverAdapterError.cause.originalCode;
  return 'code' in error ? String(error.code) : '';
}
