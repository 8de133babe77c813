import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { Refusal } from '@stronghold/prisma/refusal';

/** A folder in progress: it has a temporary name until it is complete. */
export interface UnfinishedFolder {
  /** The path of the folder while it is in progress. */
  readonly path: string;
  /** Writes a last file, and gives the folder its final name once all files are on disk. */
  finish(fileName: string, text: string): Promise<void>;
  discard(): Promise<void>;
}

/** Lets only the owner enter, because a backup contains the secrets that protect people. */
const FOLDER_MODE = 0o700;
export const FILE_MODE = 0o600;

/** @throws Refusal if the name is taken, or no folder can be created there */
export async function startFolder(folder: string): Promise<UnfinishedFolder> {
  refuseExisting(folder);
  const making = `${folder}.unfinished-${randomBytes(4).toString('hex')}`;
  await mkdir(making, { mode: FOLDER_MODE }).catch((error: unknown) => refuse(error, folder));
  return {
    path: making,
    async finish(fileName, text) {
      await writeFile(path.join(making, fileName), text, {
        flag: 'wx',
        mode: FILE_MODE,
        flush: true,
      });
      await sync(making);
      refuseExisting(folder);
      await rename(making, folder);
      await sync(path.dirname(folder));
    },
    discard: () => rm(making, { recursive: true, force: true }),
  };
}

function refuseExisting(folder: string): void {
  if (existsSync(folder))
    throw new Refusal(
      `${folder} already exists, and a backup does not overwrite anything. Name a new folder.`,
    );
}

function refuse(error: unknown, folder: string): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const parent = path.dirname(folder);
  if (code === 'ENOENT')
    throw new Refusal(
      `There is no folder ${parent} to put the backup into. Make it, or name another.`,
    );
  throw new Refusal(
    `No folder can be made in ${parent} for the backup. Name a place that you may write to. (${String(error)})`,
  );
}

/** Syncs a folder, because only then are the names of its files on disk. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
