import { setTimeout as wait } from 'node:timers/promises';

import { Client } from 'pg';

import type { SentReturn } from './sent-return.js';

/** The pause between two attempts, in milliseconds. */
const EVERY_MS = 50;
/** How long a failover may take before it counts as failed, in milliseconds. */
const GIVE_UP_AFTER_MS = 120_000;

/**
 * Waits until the database itself accepts changes. Returns the seconds since `from`, a time of
 * `performance.now()`.
 */
export async function untilDatabaseWrites(ownerUrl: string, from: number): Promise<number> {
  while (performance.now() - from < GIVE_UP_AFTER_MS) {
    if (await canWrite(ownerUrl)) return (performance.now() - from) / 1000;
    await wait(EVERY_MS);
  }
  throw new Error('The database still accepts no changes after two minutes');
}

/**
 * Waits until a return that was sent after `from` is published. Returns the seconds since `from`.
 */
export async function untilPublished(sent: readonly SentReturn[], from: number): Promise<number> {
  while (performance.now() - from < GIVE_UP_AFTER_MS) {
    const first = sent.find(({ told, sentAt }) => told === 'PUBLISHED' && sentAt > from);
    if (first) return (first.answeredAt - from) / 1000;
    await wait(EVERY_MS);
  }
  throw new Error('No return has been published after two minutes');
}

async function canWrite(connectionString: string): Promise<boolean> {
  const client = new Client({
    connectionString,
    connectionTimeoutMillis: 1_000,
    query_timeout: 5_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT pg_current_xact_id()');
    return true;
  } catch {
    // The database does not accept changes.
    return false;
  } finally {
    // If the connection was never made, there is nothing to end.
    await client.end().catch(() => undefined);
  }
}
