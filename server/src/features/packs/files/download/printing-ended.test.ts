import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { verifyPacks } from '#features/packs/verify-packs.js';
import { openBoard, type TestBoard } from '#testing/board.js';
import { killServer, startBoardServer } from '#testing/board-server.js';
import type { ServerProcess } from '#testing/server-process.js';
import { isDeep } from '@stronghold/prisma/testing/depth';
import { findFamily, waitUntilGone } from '@stronghold/prisma/testing/processes';

describe.runIf(isDeep)('a server that is killed while it prints', () => {
  let at: TestBoard;
  let folder: string;
  let server: ServerProcess | null = null;
  let pdf = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'stronghold-printing-'));
    at = await openBoard();
    const { id } = await at.signed();
    pdf = `/packs/${id}/partners.pdf`;
  });
  afterAll(async () => {
    server?.child.kill('SIGKILL');
    await at.close();
    await rm(folder, { recursive: true });
  });

  const start = async () => (server = await startBoardServer(at, folder));
  const take = (from: ServerProcess) => fetch(`${from.address}${pdf}`);

  it('leaves no browser or file behind, and the next attempt makes the file', async () => {
    // The server is killed while the browser starts, and while its pages are drawn.
    for (const processes of [1, 4]) {
      const running = await start();
      const before = findFamily(running.child.pid ?? 0);
      expect((await take(running)).status).toBe(202);
      const started = () => findFamily(running.child.pid ?? 0).filter((id) => !before.includes(id));
      await vi.waitFor(() => expect(started().length).toBeGreaterThanOrEqual(processes), {
        timeout: 60_000,
        interval: 5,
      });
      // A suspended process starts nothing more before it is killed.
      running.child.kill('SIGSTOP');
      const family = [...before, ...started()];
      await killServer(running);
      expect(await waitUntilGone(family)).toEqual([]);
      expect(await at.partnership.test.asOwner('SELECT 1 FROM pack_file')).toEqual([]);
      expect(await verifyPacks(at.partnership.test.database)).toEqual({ count: 2, faults: [] });
    }
    const next = await start();
    await vi.waitFor(async () => expect((await take(next)).status).toBe(200), {
      timeout: 200_000,
      interval: 1000,
    });
    expect(
      Buffer.from(await (await take(next)).arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });
});
