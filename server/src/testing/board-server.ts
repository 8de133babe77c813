import { once } from 'node:events';

import { expect, vi } from 'vitest';

import type { TestBoard } from './board.js';
import { type ServerProcess, startServer } from './server-process.js';

/**
 * Starts a server process over the records of a board. Its local administrator may sign both
 * editions.
 *
 * @param folder the folder for the server's files
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

/** Kills a server at once, as when the machine runs out of memory. */
export async function killServer({ child }: ServerProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/**
 * Waits until the database has noticed that interrupted clients are gone. Before the call, release
 * any locks that they wait for.
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
