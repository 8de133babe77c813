import type { Entry } from '#domain/audit/entry.js';
import type { Database } from '#platform/database.js';

/** What is read again within this time makes no further entry, in milliseconds. */
const ONCE_EVERY_MS = 60 * 60_000;

/** So many readings are remembered. One that is forgotten early makes an entry more. */
const MAX_REMEMBERED = 10_000;

interface Reading {
  readonly since: number;
  readonly isLogged: Promise<void>;
}

export interface ReadingLogParts {
  readonly database: Pick<Database, 'record'>;
  /** Milliseconds from any beginning. */
  readonly elapsed?: () => number;
}

/**
 * What people read that is not a record but must be logged, such as the log itself: one entry for
 * each session, or without one for each person, once an hour, however many pages they read.
 */
export class ReadingLog {
  private readonly readings = new Map<string, Reading>();

  constructor(private readonly parts: ReadingLogParts) {}

  /** Returns when the entry, or one before it in the same hour, is in the log for good. */
  note(entry: Entry): Promise<void> {
    const { actor, what } = entry;
    const key = `${actor.session ?? actor.personId ?? actor.name}/${what}`;
    const now = this.parts.elapsed?.() ?? performance.now();
    const known = this.readings.get(key);
    if (known && now - known.since < ONCE_EVERY_MS) return known.isLogged;
    const isLogged = this.parts.database.record(entry);
    this.readings.delete(key);
    this.readings.set(key, { since: now, isLogged });
    // What could not be logged is tried again by the person who reads next.
    isLogged.catch(() => this.readings.delete(key));
    if (this.readings.size > MAX_REMEMBERED)
      for (const oldest of [...this.readings.keys()].slice(0, 1)) this.readings.delete(oldest);
    return isLogged;
  }
}
