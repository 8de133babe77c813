import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';

import { z } from 'zod';

const run = promisify(execFile);

/** The browser from the packages, unpacked, with the paths of its libraries and fonts. */
export interface UnpackedBrowser {
  readonly executablePath: string;
  readonly environment: { readonly LD_LIBRARY_PATH: string; readonly FONTCONFIG_PATH: string };
}

/**
 * Unpacks the browser from the packages, unless it is already unpacked. Works completely or not at
 * all, even with other processes at the same time or after a killed one.
 *
 * @param cache a folder that only this user may write to, because its content is run; created if
 * missing
 * @returns null if the package was left out, or has no browser for this machine
 * @throws if the browser cannot be unpacked, or others may write to the folder
 */
export async function unpackBrowser(cache: string): Promise<UnpackedBrowser | null> {
  const file = findPackage();
  if (file === null) return null;
  const folder = path.join(cache, `chromium-${await readVersion(file)}`);
  await mkdir(cache, { recursive: true, mode: 0o700 });
  await refuseOthers(cache);
  if (!existsSync(folder)) await unpack(file, folder);
  return {
    executablePath: path.join(folder, 'chromium'),
    environment: {
      LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'),
      FONTCONFIG_PATH: path.join(folder, 'fonts'),
    },
  };
}

function findPackage(): string | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  try {
    return createRequire(import.meta.url).resolve('@sparticuz/chromium');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}

async function readVersion(file: string): Promise<string> {
  const text = await readFile(path.resolve(file, '../../../package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

/** Refuses a folder that others may write to, because it could contain another person's program. */
async function refuseOthers(cache: string): Promise<void> {
  const { uid, mode } = await lstat(cache);
  if (uid === process.getuid?.() && (mode & 0o022) === 0) return;
  throw new Error(
    `${cache} belongs to somebody else, or others may write to it, so no browser is run from there. Set XDG_CACHE_HOME to a folder of the server's own.`,
  );
}

/**
 * Unpacks in a separate process and folder, because the package uses the folder for temporary files
 * without checking for other processes.
 */
async function unpack(file: string, folder: string): Promise<void> {
  const cache = path.dirname(folder);
  await removeLeftLying(cache);
  const making = await mkdtemp(path.join(cache, MAKING));
  try {
    await run(process.execPath, ['-e', 'require(process.argv[1]).executablePath()', file], {
      // With this variable, the package also unpacks the shared libraries that the browser needs.
      env: { TMPDIR: making, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
    });
    const fonts = path.join(folder, 'fonts');
    await writeFile(path.join(making, 'fonts', 'fonts.conf'), describeFonts(fonts));
    await rename(making, folder);
  } catch (error) {
    // Ignore the error if another process has unpacked the browser first.
    if (!existsSync(folder)) throw error;
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

const describeFonts = (folder: string) =>
  `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><dir>/usr/share/fonts</dir><cachedir>${folder}-cache</cachedir></fontconfig>
`;

const MAKING = 'making-';
/** The maximum time that unpacking takes on any machine, in milliseconds. */
const LEFT_LYING_MS = 60 * 60_000;

/** Deletes the folders of processes that were killed while unpacking. */
async function removeLeftLying(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const left = path.join(cache, name);
    if (name.startsWith(MAKING) && Date.now() - (await stat(left)).mtimeMs > LEFT_LYING_MS)
      await rm(left, { recursive: true, force: true });
  }
}
