/** The result of asking for a file. */
export type Downloaded =
  | { readonly state: 'TAKEN'; readonly name: string; readonly content: Blob }
  /** The file is being made, or is in a queue: ask again after this many seconds. */
  | { readonly state: 'WAITING'; readonly sentence: string; readonly seconds: number }
  | { readonly state: 'REFUSED'; readonly sentence: string };

const [SOON_SECONDS, MAX_SECONDS] = [2, 30];
const noReason = 'The file could not be made. Try again in a minute.';

/**
 * Asks the server once for a file that may first have to be made.
 *
 * @throws if the server cannot be reached, or the signal aborts
 */
export async function downloadFile(address: string, signal: AbortSignal): Promise<Downloaded> {
  const response = await fetch(address, { signal, headers: { accept: 'application/json' } });
  if (response.status === 200)
    return { state: 'TAKEN', name: readName(response.headers), content: await response.blob() };
  // An answer without JSON has nothing but its status.
  const said: unknown = await response.json().catch(() => null);
  if (response.status !== 202)
    return { state: 'REFUSED', sentence: readWords(said, 'error') ?? noReason };
  const asked = Number(response.headers.get('retry-after'));
  const seconds = asked > 0 ? Math.min(asked, MAX_SECONDS) : SOON_SECONDS;
  return {
    state: 'WAITING',
    sentence: readWords(said, 'sentence') ?? 'The file is being made.',
    seconds,
  };
}

function readName(headers: Headers): string {
  return /filename="([^"]+)"/.exec(headers.get('content-disposition') ?? '')?.[1] ?? 'pack';
}

function readWords(said: unknown, key: string): string | null {
  if (typeof said !== 'object' || said === null) return null;
  const found: unknown = Object.entries(said).find(([name]) => name === key)?.[1];
  return typeof found === 'string' && found !== '' ? found : null;
}
