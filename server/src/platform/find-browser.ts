import { existsSync } from 'node:fs';
import path from 'node:path';

/** A browser that is driven by this process, and how it is started. */
export interface FoundBrowser {
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly hasSandbox: boolean;
  /** All that it learns of the environment: nothing that is secret. */
  readonly environment: Readonly<Record<string, string>>;
}

type Variables = Record<string, string | undefined>;

/** What a browser of ours never does: call home. */
const flags = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic'];

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const applications = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];
const passedOn = ['PATH', 'HOME', 'LANG', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'TMPDIR'];

/**
 * Finds a browser as the journeys find theirs: the one that CHROMIUM names, else an installed Chromium or Chrome, else the one that came with the
 * packages. Null where there is none.
 *
 * @param variables the environment; where the packaged one is unpacked, it says there where it needs its libraries
 */
export async function findBrowser(variables: Variables): Promise<FoundBrowser | null> {
  const installed = variables.CHROMIUM ?? findInstalled(variables);
  // Chromium refuses its sandbox to root.
  const hasSandbox = process.getuid?.() !== 0;
  if (installed !== undefined) {
    if (!existsSync(installed)) return null;
    return { executablePath: installed, args: flags, hasSandbox, environment: pick(variables) };
  }
  const executablePath = await unpack(variables);
  if (executablePath === null) return null;
  return { executablePath, args: [...flags, '--disable-gpu'], hasSandbox: false, environment: pick(variables) };
}

/** Null where the package was left out, or does not run here. */
async function unpack(variables: Variables): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  // With this the package unpacks the shared libraries that it needs, too.
  variables.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x';
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    return await packaged.executablePath();
  } catch {
    return null;
  }
}

function findInstalled({ PATH = '' }: Variables): string | undefined {
  const onPath = names.flatMap((name) => PATH.split(path.delimiter).map((folder) => path.join(folder, name)));
  return [...onPath, ...applications].find((file) => existsSync(file));
}

function pick(variables: Variables): Readonly<Record<string, string>> {
  return Object.fromEntries(passedOn.flatMap((name) => (variables[name] === undefined ? [] : [[name, variables[name]]])));
}
