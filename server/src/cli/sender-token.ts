import { readFile } from 'node:fs/promises';

import { readTokenCredentials } from '#features/people/token-credentials.js';
import { Refusal } from '@stronghold/prisma/refusal';

/**
 * The places where the token may be. It is never an argument, because the process list shows
 * arguments to everybody on the machine.
 */
export interface TokenPlaces {
  /** The path of a file with only the token. It takes precedence over the environment. */
  readonly file: string | null;
  /** The value in the environment; null if not set. */
  readonly environment: string | null;
}

/**
 * @throws Refusal if there is no token, or if it cannot be valid. The message never contains the
 * token
 */
export async function readSenderToken({ file, environment }: TokenPlaces): Promise<string> {
  const text = file === null ? environment : await readTokenFile(file);
  if (text === null)
    throw new Refusal(
      'A server accepts returns only with a token. Set STRONGHOLD_TOKEN to it, or name a file that contains it: --token-file token',
    );
  const token = text.trim();
  if (readTokenCredentials({ header: `Bearer ${token}`, isFromBrowser: false }).kind === 'TOKEN')
    return token;
  const place = file === null ? 'The content of STRONGHOLD_TOKEN' : `The content of ${file}`;
  throw new Refusal(
    `${place} is not a token. "./stronghold token create" prints one, and nothing else.`,
  );
}

async function readTokenFile(file: string): Promise<string> {
  // Leave out the system’s reason, because the refusal names the path to check.
  return readFile(file, 'utf8').catch(() => {
    throw new Refusal(
      `The token cannot be read from ${file}. Check the path, and that you may read it.`,
    );
  });
}
