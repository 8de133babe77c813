import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

import { unpackBrowser } from './packaged-browser.js';

/** A browser that this process controls, and how to start it. */
export interface FoundBrowser {
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly hasSandbox: boolean;
  /** The whole environment of the browser, which contains no secret. */
  readonly environment: Readonly<Record<string, string>>;
}

type Variables = Record<string, string | undefined>;

/** Arguments that stop the browser from contacting its maker. */
const flags = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const passedOn = ['PATH', 'HOME', 'LANG', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'TMPDIR'];

/**
 * Finds a browser as the journeys do: the browser in CHROMIUM, else an installed Chromium or
 * Chrome, else the browser from the packages. Null if there is none.
 *
 * @throws if the browser from the packages cannot be unpacked
 */
export async function findBrowser(variables: Variables): Promise<FoundBrowser | null> {
  const installed = variables.CHROMIUM ?? findInstalled(variables);
  if (installed !== undefined) {
    if (!existsSync(installed)) return null;
    // Chromium does not run its sandbox as root.
    return {
      executablePath: installed,
      args: flags,
      hasSandbox: process.getuid?.() !== 0,
      environment: pick(variables),
    };
  }
  const unpacked = await unpackBrowser(findCache(variables));
  if (unpacked === null) return null;
  const { executablePath, environment } = unpacked;
  return {
    executablePath,
    args: [...flags, '--disable-gpu'],
    hasSandbox: false,
    environment: { ...pick(variables), ...environment },
  };
}

/** The user’s cache folder. */
function findCache({ XDG_CACHE_HOME = '', HOME = homedir() }: Variables): string {
  // By the standard for XDG_CACHE_HOME, relative paths are ignored.
  return path.join(
    path.isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : path.join(HOME, '.cache'),
    'stronghold',
  );
}

function findInstalled({ PATH = '' }: Variables): string | undefined {
  const onPath = names.flatMap((name) =>
    PATH.split(path.delimiter).map((folder) => path.join(folder, name)),
  );
  return [...onPath, ...applications].find((file) => existsSync(file));
}

function pick(variables: Variables): Readonly<Record<string, string>> {
  return Object.fromEntries(
    passedOn.flatMap((name) => (variables[name] === undefined ? [] : [[name, variables[name]]])),
  );
}
