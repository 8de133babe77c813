import { chmod, mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { freemem, tmpdir } from 'node:os';
import path from 'node:path';

/** Where Linux keeps files in memory. */
const MEMORY = '/dev/shm';

/** How much the databases of a run take at most, in bytes. */
const DATABASES = 6e9;

/** How much memory the tests themselves need, in bytes. */
const TESTS = 6e9;

/**
 * Makes the folder for a run's database and reports. It is in memory if there is enough, because
 * each test file copies a database of 900 small files. The database's user may enter the folder.
 */
export async function makeFolder(): Promise<string> {
  const parent = (await hasEnoughMemory()) ? MEMORY : tmpdir();
  await removeAbandoned(parent);
  const folder = await mkdtemp(path.join(parent, `stronghold-test-${process.pid}-`));
  await chmod(folder, 0o755);
  return folder;
}

async function hasEnoughMemory(): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(MEMORY);
    return bavail * bsize > DATABASES && freemem() > DATABASES + TESTS;
  } catch {
    // Only Linux has such a folder.
    return false;
  }
}

/** Removes folders that runs left behind when they were killed. */
export async function removeAbandoned(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const [, id] = /^stronghold-test-(\d+)-/.exec(name) ?? [];
    if (id === undefined || isRunning(Number(id))) continue;
    // A folder of another user stays.
    await rm(path.join(parent, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    // The process is running, but belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
