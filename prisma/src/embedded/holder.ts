import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { isAlive } from './stale-postmaster.js';

/** The process that runs the embedded database of a folder. */
export interface Holder {
  readonly processId: number;
  /**
   * When the process began, as the system writes it, because a later process may get the same id.
   * Null if unknown.
   */
  readonly began: string | null;
  /** `server` for `npm start`, `command` for a command that runs the database for itself. */
  readonly use: 'server' | 'command';
  /** Port of the database; null while it is starting. */
  readonly port: number | null;
  /** The address of the pages; null while they are not served. */
  readonly address: string | null;
}

export interface Hold {
  /** Tells others where the database and the pages are. */
  tell(whereabouts: Partial<Pick<Holder, 'port' | 'address'>>): Promise<void>;
  drop(): Promise<void>;
}

export type Holding =
  | { readonly isOurs: true; readonly hold: Hold }
  | { readonly isOurs: false; readonly holder: Holder };

const holderFileOf = (stateFolder: string) => path.join(stateFolder, 'holder.json');

/**
 * Makes this process the only one that may start, stop or delete a folder's database, or returns
 * the process that already is.
 */
export async function takeHold(stateFolder: string, use: Holder['use']): Promise<Holding> {
  const file = holderFileOf(stateFolder);
  const us: Holder = {
    processId: process.pid,
    began: readBeginning(process.pid),
    use,
    port: null,
    address: null,
  };
  for (;;) {
    if (await linkNew(file, us)) return { isOurs: true, hold: toHold(file, us) };
    const holder = await readHolder(file);
    if (holder && isStillThere(holder)) return { isOurs: false, holder };
    await setAside(file, holder);
  }
}

function toHold(file: string, us: Holder): Hold {
  let told = us;
  return {
    async tell(whereabouts) {
      told = { ...told, ...whereabouts };
      await rename(await writeDraft(file, told), file);
    },
    drop: () => rm(file, { force: true }),
  };
}

/** Makes a file through a link, which succeeds for only one process and is complete at once. */
async function linkNew(file: string, holder: Holder): Promise<boolean> {
  const draft = await writeDraft(file, holder);
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function writeDraft(file: string, holder: Holder): Promise<string> {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, JSON.stringify(holder), { mode: 0o600 });
  return draft;
}

/**
 * Removes a dead holder's file. Restores the file if another process replaced it in the meantime.
 */
async function setAside(file: string, dead: Holder | null): Promise<void> {
  const aside = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    await rename(file, aside);
  } catch {
    // Another process has moved the file first.
    return;
  }
  const moved = await readHolder(aside);
  // Another holder has written its own file in the meantime: keep that file.
  if (moved && moved.processId !== dead?.processId) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}

/** Reads the holder; null if there is no file, or it was not written completely. */
async function readHolder(file: string): Promise<Holder | null> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  return text === null ? null : parseHolder(text);
}

function parseHolder(text: string): Holder | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const field = new Map<string, unknown>(Object.entries(value));
    const [processId, use, port] = [field.get('processId'), field.get('use'), field.get('port')];
    if (typeof processId !== 'number' || (use !== 'server' && use !== 'command')) return null;
    return {
      processId,
      use,
      began: toText(field.get('began')),
      port: typeof port === 'number' ? port : null,
      address: toText(field.get('address')),
    };
  } catch {
    // If the text is not JSON, nobody holds the folder.
    return null;
  }
}

function toText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function isStillThere({ processId, began }: Holder): boolean {
  if (!isAlive(processId)) return false;
  const beganNow = readBeginning(processId);
  return began === null || beganNow === null || began === beganNow;
}

function readBeginning(processId: number): string | null {
  if (process.platform !== 'linux') {
    return (
      spawnSync('ps', ['-o', 'lstart=', '-p', String(processId)], {
        encoding: 'utf8',
      }).stdout.trim() || null
    );
  }
  try {
    // The command, in brackets, may contain spaces. The start time is the twentieth field after the
    // command.
    const fields = readFileSync(`/proc/${processId}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return fields[0] === 'Z' ? 'ended' : (fields[19] ?? null);
  } catch {
    // The process is gone, so its start time is unknown.
    return null;
  }
}
