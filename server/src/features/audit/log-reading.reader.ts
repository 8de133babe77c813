import { actingIn } from '#domain/access/acting.js';
import type { RequestIdentity } from '#domain/access/request-identity.js';
import { toJson } from '#domain/audit/canonical.js';
import { concerningNoRecords } from '#domain/audit/entry.js';
import type { ReadingLog } from '#platform/audit/reading-log.js';
import type { Clock } from '#platform/clock.js';

export interface ReadingContext {
  readonly readings: Pick<ReadingLog, 'note'>;
  readonly identity: RequestIdentity;
  readonly clock: Clock;
}

/**
 * Logs that somebody read something other than records, before the answer is sent. One entry for
 * each session and hour is enough.
 */
export function logReading(
  { readings, identity, clock }: ReadingContext,
  what: 'Read the log' | 'Read the list of people',
  asked: unknown = null,
): Promise<void> {
  const filter = toJson(asked ?? null);
  return readings.note({
    ...concerningNoRecords,
    at: clock.now(),
    action: 'CONSULTATION',
    ...actingIn(identity),
    what,
    filter,
  });
}
