import { link, mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const TOUCH_MS = 1000;
/**
 * The process that builds touches its lock each second. If a lock is older than this, in
 * milliseconds, its process has gone.
 */
const STALE_MS = 15_000;
const RETRY_MS = 100;

/**
 * Does `work` while no other process works under the same lock. Waits until the lock is free.
 *
 * @param file the lock, which contains the id of the working process and exists only during the
 * work
 * @param onWait is called once, if the work has to wait
 */
export async function oneAtATime<Result>(
  file: string,
  onWait: () => void,
  work: () => Promise<Result>,
): Promise<Result> {
  await mkdir(path.dirname(file), { recursive: true });
  for (let isFirst = true; !(await take(file)); isFirst = false) {
    if (await isLeft(file)) {
      await rm(file, { force: true });
      continue;
    }
    if (isFirst) onWait();
    await pause(RETRY_MS);
  }
  const touching = setInterval(() => {
    const now = new Date();
    // If the lock was removed, the work is still correct, but another process may repeat it.
    utimes(file, now, now).catch(() => undefined);
  }, TOUCH_MS);
  try {
    return await work();
  } finally {
    clearInterval(touching);
    await rm(file, { force: true });
  }
}

/** A link is made with its content or not at all, so a lock never lacks the id of its process. */
async function take(file: string): Promise<boolean> {
  const own = `${file}-${process.pid}`;
  await writeFile(own, String(process.pid));
  try {
    await link(own, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

/** Whether the process that took the lock has gone without releasing it. */
async function isLeft(file: string): Promise<boolean> {
  try {
    const [holder, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
    return Date.now() - mtimeMs > STALE_MS || !isThere(Number(holder));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

function isThere(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // The process exists, and belongs to another user.
    return codeOf(error) === 'EPERM';
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
