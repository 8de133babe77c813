import { readFile } from 'node:fs/promises';

import { readTokenCredentials } from '#features/people/token-credentials.js';
import { Refusal } from '@stronghold/prisma/refusal';

/**
 * Where a token may stand. Never among the arguments: the list of processes shows those to
 * everybody on the machine.
 */
export interface TokenPlaces {
  /** Path of a file that holds it and nothing else; counts before the environment. */
  readonly file: string | null;
  /** What the environment says; null where it says nothing. */
  readonly environment: string | null;
}

/**
 * @throws Refusal where there is none, or what is there cannot be one; it is never part of the
 * sentence
 */
export async function readSenderToken({ file, environment }: TokenPlaces): Promise<string> {
  const text = file === null ? environment : await readTokenFile(file);
  if (text === null)
    throw new Refusal(
      'A server takes returns with a token. Put it into STRONGHOLD_TOKEN, or name a file that holds it: --token-file token',
    );
  const token = text.trim();
  if (readTokenCredentials({ header: `Bearer ${token}`, isFromBrowser: false }).kind === 'TOKEN')
    return token;
  const place = file === null ? 'The content of STRONGHOLD_TOKEN' : `What ${file} holds`;
  throw new Refusal(
    `${place} is no token. "./stronghold token create" prints one, and nothing else beside it.`,
  );
}

async function readTokenFile(file: string): Promise<string> {
  // Why a path cannot be read is of no use without the path, which the refusal names.
  return readFile(file, 'utf8').catch(() => {
    throw new Refusal(
      `The token cannot be read from ${file}. Check the path, and that you may read it.`,
    );
  });
}
