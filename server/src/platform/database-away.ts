import { isLostConnection } from '@stronghold/prisma/connect';

/** Seconds after which to ask again while the database is away. A failover takes about ten. */
export const AWAY_SECONDS = 5;

/** For people whose request needed the database while it was away. */
export const awaySentence =
  'The database does not answer at the moment. This usually passes within half a minute: try again then.';

/** For people whose change may or may not have been saved. */
export const unknownSentence =
  'The connection to the database broke just as this was being saved, and it is not known whether it was. Before you do it again, check that it is not there.';

/**
 * The error codes of a server that cannot do the work now, because it is no longer the primary or
 * has no connection left.
 */
const UNABLE = new Set(['25006', '53300']);

/**
 * Whether an error or one of its causes says that the database is away: no server answers, the
 * connection broke, or the server is no longer the primary or has no connection left.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    isLostConnection(error) ||
    UNABLE.has(code) ||
    error.message.startsWith('timeout exceeded when trying to connect') ||
    isDatabaseAway(error.cause)
  );
}
