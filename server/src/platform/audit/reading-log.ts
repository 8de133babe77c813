import type { Entry } from '#domain/audit/entry.js';
import type { Database } from '#platform/database.js';

/** The time in milliseconds within which reading the same again does not make a further entry. */
const ONCE_EVERY_MS = 60 * 60_000;

/**
 * The maximum number of readings that are remembered. A reading that is forgotten early only makes
 * an extra entry.
 */
const MAX_REMEMBERED = 10_000;

interface Reading {
  readonly since: number;
  readonly isLogged: Promise<void>;
}

export interface ReadingLogParts {
  readonly database: Pick<Database, 'record'>;
  /** Milliseconds since any starting point. */
  readonly elapsed?: () => number;
}

/**
 * Logs the reading of data other than records, such as the log itself: for each thing read, one
 * entry an hour for each session, or for each person without a session.
 */
export class ReadingLog {
  private readonly readings = new Map<string, Reading>();

  constructor(private readonly parts: ReadingLogParts) {}

  /** Returns when the entry, or an earlier one in the same hour, is committed. */
  note(entry: Entry): Promise<void> {
    const { actor, what } = entry;
    const key = `${actor.session ?? actor.personId ?? actor.name}/${what}`;
    const now = this.parts.elapsed?.() ?? performance.now();
    const known = this.readings.get(key);
    if (known && now - known.since < ONCE_EVERY_MS) return known.isLogged;
    const isLogged = this.parts.database.record(entry);
    this.readings.delete(key);
    this.readings.set(key, { since: now, isLogged });
    // If logging fails, the next reading tries again.
    isLogged.catch(() => this.readings.delete(key));
    if (this.readings.size > MAX_REMEMBERED)
      for (const oldest of [...this.readings.keys()].slice(0, 1)) this.readings.delete(oldest);
    return isLogged;
  }
}
