import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { ask, readPostmaster, runDatabase } from '@stronghold/prisma/testing/database-process';
import { isDeep } from '@stronghold/prisma/testing/depth';
import { findFamily, killAll, waitUntilGone } from '@stronghold/prisma/testing/processes';

import { canEnter, findAccount, isRoot } from './account.js';
import { choosePlace, removeData } from './place.js';

const account = findAccount();
let clone: string;
let folder: string;
beforeEach(async () => {
  clone = await mkdtemp(path.join(tmpdir(), 'stronghold-'));
  await chmod(clone, 0o755);
  folder = path.join(clone, 'state');
  await mkdir(folder);
});
afterEach(async () => {
  await removeData(folder);
  await rm(clone, { recursive: true });
});

const KEEP = 'CREATE TABLE kept AS SELECT 34 AS referrals';
const LOOK = 'SELECT referrals FROM kept';
const kept = [{ referrals: 34 }];

/** Starts again with the existing data, runs a query, and stops. */
async function lookAgain(statement = LOOK): Promise<readonly unknown[]> {
  const again = runDatabase(folder);
  const rows = await ask(await again.ownerUrl, statement);
  const family = findFamily(again.id);
  await again.finish();
  expect(await waitUntilGone(family)).toEqual([]);
  return rows;
}

describe('the embedded database', () => {
  it('listens only on the loopback address, asks for a password, and speaks UTF-8 in UTC', async () => {
    const database = runDatabase(folder);
    const url = new URL(await database.ownerUrl);
    const settings = await ask(
      url.toString(),
      `SELECT name, setting FROM pg_settings WHERE name IN ('listen_addresses', 'unix_socket_directories', 'server_encoding', 'TimeZone', 'jit') ORDER BY name COLLATE "C"`,
    );
    expect(settings).toEqual([
      { name: 'TimeZone', setting: 'UTC' },
      { name: 'jit', setting: 'off' },
      { name: 'listen_addresses', setting: '127.0.0.1' },
      { name: 'server_encoding', setting: 'UTF8' },
      { name: 'unix_socket_directories', setting: '' },
    ]);
    url.password = 'guess';
    await expect(ask(url.toString(), 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    expect((await stat(path.join(folder, 'database-password'))).mode & 0o777).toBe(0o600);
    await database.finish();
  });
});

describe.runIf(isDeep)('the embedded database, however it is stopped', () => {
  it.each([
    { signal: 'SIGINT' as const, because: 'Ctrl-C' },
    { signal: 'SIGTERM' as const, because: 'a service manager, or a closed npm' },
    { signal: 'SIGKILL' as const, because: 'out of memory, so no process can clean up' },
  ])(
    'leaves no process behind and starts again with its data when $signal ends its parent ($because)',
    async ({ signal }) => {
      const database = runDatabase(folder);
      await ask(await database.ownerUrl, KEEP);
      const family = findFamily(database.id);
      expect(family.length).toBeGreaterThan(4);

      await database.kill(signal);

      expect(await waitUntilGone(family)).toEqual([]);
      expect(await lookAgain()).toEqual(kept);
    },
  );

  it('starts again with its data after its first process was killed', async () => {
    const database = runDatabase(folder);
    await ask(await database.ownerUrl, KEEP);
    const family = findFamily(database.id);
    process.kill(readPostmaster((await choosePlace(folder)).data), 'SIGKILL');
    await database.says('the database has ended');
    await database.finish();

    expect(await waitUntilGone(family)).toEqual([]);
    expect(await lookAgain()).toEqual(kept);
  });

  it('starts again with its data after all processes were killed at once', async () => {
    const database = runDatabase(folder);
    await ask(await database.ownerUrl, KEEP);
    const family = findFamily(database.id);
    killAll(family);

    expect(await waitUntilGone(family)).toEqual([]);
    expect(await lookAgain()).toEqual(kept);
  });

  it('leaves no process behind when first its guard is killed and then the process that started it', async () => {
    const database = runDatabase(folder);
    await ask(await database.ownerUrl, KEEP);
    const family = findFamily(database.id);
    const [, guard = 0] = family;
    process.kill(guard, 'SIGKILL');
    await database.kill('SIGKILL');

    expect(await waitUntilGone(family)).toEqual([]);
    expect(await lookAgain()).toEqual(kept);
  });

  it('waits for sessions of a killed server that still hold its memory', async () => {
    const database = runDatabase(folder);
    const url = await database.ownerUrl;
    await ask(url, KEEP);
    // A statement that runs until the file `let-go` exists, but no longer than a minute.
    const busy = `DO $$ DECLARE ends timestamptz := clock_timestamp() + interval '1 minute'; BEGIN
      WHILE clock_timestamp() < ends AND pg_stat_file('let-go', true) IS NULL LOOP END LOOP; END $$`;
    const answer = ask(url, busy).catch(() => 'cut off');
    while (
      (await ask(url, `SELECT FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'DO %'`))
        .length === 0
    )
      await pause(20);
    const { data } = await choosePlace(folder);
    process.kill(readPostmaster(data), 'SIGKILL');
    await database.finish();

    const again = runDatabase(folder);
    await again.says('sessions of a killed server');
    await writeFile(path.join(data, 'let-go'), '');
    expect(await ask(await again.ownerUrl, LOOK)).toEqual(kept);
    await again.finish();
    await answer;
  });

  it('starts despite the lock file of a server whose process id now belongs to another program', async () => {
    const database = runDatabase(folder);
    await ask(await database.ownerUrl, KEEP);
    const note = path.join((await choosePlace(folder)).data, 'postmaster.pid');
    const text = await readFile(note, 'utf8');
    await database.finish();
    const other = spawn('sleep', ['60'], { ...account });
    await writeFile(note, text.replace(/^\d+/, String(other.pid)), { mode: 0o600 });
    if (account) await chown(note, account.uid, account.gid);

    expect(await lookAgain()).toEqual(kept);
    expect(other.exitCode).toBeNull();
    other.kill();
  });

  it('is created again if its creation was killed half-way', async () => {
    const database = runDatabase(folder);
    const half = path.join(folder, 'database-in-the-making', 'data', 'base');
    while (!existsSync(half)) await pause(5);
    const family = findFamily(database.id);
    await database.kill('SIGKILL');

    expect(await waitUntilGone(family)).toEqual([]);
    expect(existsSync(path.join(folder, 'database'))).toBe(false);
    expect(await lookAgain('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe.runIf(isDeep)('a second user of the same folder', () => {
  it('is refused as a server, and told the address of the first', async () => {
    const first = runDatabase(folder);
    await first.ownerUrl;
    await expect(runDatabase(folder).ownerUrl).rejects.toThrow(
      'already running in this folder, at http://127.0.0.1:4600',
    );
    await first.finish();
  });

  it('joins the running server as a command and leaves it running', async () => {
    const server = runDatabase(folder);
    await ask(await server.ownerUrl, KEEP);
    const command = runDatabase(folder, 'command');
    expect(await command.ownerUrl).toBe(await server.ownerUrl);
    await command.finish();
    expect(await ask(await server.ownerUrl, LOOK)).toEqual(kept);
    await server.finish();
  });

  it.each(['server' as const, 'command' as const])(
    'waits, as a %s, until a command has finished, and prints that it is waiting',
    async (use) => {
      const command = runDatabase(folder, 'command');
      await command.ownerUrl;
      const second = runDatabase(folder, use);
      await second.says(`another command (process ${command.id})`);
      await command.finish();
      await second.ownerUrl;
      await second.finish();
    },
  );

  it('takes over from a holder that was killed, even if its process id now belongs to another program', async () => {
    const other = spawn('sleep', ['60']);
    await writeFile(
      path.join(folder, 'holder.json'),
      JSON.stringify({ processId: other.pid, began: '1', use: 'server', port: 1, address: null }),
    );
    expect(await lookAgain('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    other.kill();
  });
});

describe.runIf(isRoot() && isDeep)('the embedded database as root', () => {
  it('moves its data to where its user may go if only root may enter the clone, and carries on with it', async () => {
    const database = runDatabase(folder);
    await ask(await database.ownerUrl, KEEP);
    await database.finish();
    expect((await choosePlace(folder)).data).toBe(path.join(folder, 'database'));
    await chmod(clone, 0o700);
    expect(await lookAgain()).toEqual(kept);
    expect((await choosePlace(folder)).data).toMatch(/^\/var\/lib\/stronghold\//);
    expect(await lookAgain()).toEqual(kept);
  });

  it('sets aside the data of a deleted clone, and starts empty for another clone in the same folder', async () => {
    await chmod(clone, 0o700);
    const database = runDatabase(folder);
    await ask(await database.ownerUrl, KEEP);
    await database.finish();
    await rm(folder, { recursive: true });
    await mkdir(folder);

    const again = runDatabase(folder);
    await again.says('data left by an earlier clone in this folder was moved to');
    await expect(ask(await again.ownerUrl, LOOK)).rejects.toMatchObject({ code: '42P01' });
    await again.finish();
    expect(
      existsSync(
        path.join(path.dirname((await choosePlace(folder)).data), 'database-of-an-earlier-clone'),
      ),
    ).toBe(true);
  });

  const prisma = fileURLToPath(new URL('..', import.meta.url));
  const ordinary = { uid: 65_534, gid: 65_534 };
  it.runIf(canEnter(ordinary, prisma))(
    'runs as an ordinary user if that user starts it, and later as the same user for root',
    async () => {
      await chown(folder, ordinary.uid, ordinary.gid);
      const database = runDatabase(folder, 'server', ordinary);
      await ask(await database.ownerUrl, KEEP);
      expect((await stat(path.join(folder, 'database'))).uid).toBe(ordinary.uid);
      await database.kill('SIGKILL');

      expect(await lookAgain()).toEqual(kept);
      expect((await stat(path.join(folder, 'database'))).uid).toBe(ordinary.uid);
    },
  );

  it.runIf(canEnter(ordinary, prisma))(
    'refuses an ordinary user if root made the database, and says so in a sentence',
    async () => {
      await lookAgain('SELECT 1');
      await chmod(folder, 0o777);
      await expect(runDatabase(folder, 'server', ordinary).ownerUrl).rejects.toThrow(
        'belongs to another user',
      );
    },
  );
});
