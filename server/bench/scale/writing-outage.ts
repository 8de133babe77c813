import { setTimeout as wait } from 'node:timers/promises';

import { Client } from 'pg';

import type { SentReturn } from './sent-return.js';

/** How often the database is tried, in milliseconds. */
const EVERY_MS = 50;
/** A failover that takes longer has failed. */
const GIVE_UP_AFTER_MS = 120_000;

/** Waits until the database accepts a change, past any server of Stronghold. In seconds. */
export async function untilDatabaseWrites(ownerUrl: string, from: number): Promise<number> {
  while (performance.now() - from < GIVE_UP_AFTER_MS) {
    if (await canWrite(ownerUrl)) return (performance.now() - from) / 1000;
    await wait(EVERY_MS);
  }
  throw new Error('The database accepts no changes after two minutes');
}

/** Waits until a return is published that was sent after this moment. In seconds. */
export async function untilPublished(sent: readonly SentReturn[], from: number): Promise<number> {
  while (performance.now() - from < GIVE_UP_AFTER_MS) {
    const first = sent.find(({ told, sentAt }) => told === 'PUBLISHED' && sentAt > from);
    if (first) return (first.answeredAt - from) / 1000;
    await wait(EVERY_MS);
  }
  throw new Error('No return is published after two minutes');
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
    // It does not, which is the answer.
    return false;
  } finally {
    // A connection that was never made has nothing to end.
    await client.end().catch(() => undefined);
  }
}
