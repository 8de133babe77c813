import { once } from 'node:events';

import { expect, vi } from 'vitest';

import type { TestBoard } from './board.js';
import { type ServerProcess, startServer } from './server-process.js';

/**
 * Starts the server as a process of its own over the records of a board. The person who comes to it
 * may sign both editions.
 *
 * @param folder for what it keeps
 */
export function startBoardServer(
  { partnership }: TestBoard,
  folder: string,
): Promise<ServerProcess> {
  return startServer({
    ...{
      databaseUrl: partnership.test.ownerUrl,
      port: 47_100,
      temporaryFolder: folder,
      today: '2026-11-24',
    },
    environment: { STRONGHOLD_STATE: folder },
  });
}

/** Ends a server at once, as a machine does that is short of memory. */
export async function killServer({ child }: ServerProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/**
 * Waits until the database has noticed that interrupted clients are gone. Release what they wait
 * for first.
 */
export async function untilNoneWorks({ partnership }: TestBoard): Promise<void> {
  await vi.waitFor(
    async () =>
      expect(
        await partnership.test.asOwner(
          `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'`,
        ),
      ).toEqual([]),
    { timeout: 60_000, interval: 50 },
  );
}
