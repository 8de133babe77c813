import { isSafeUrl } from '#platform/settings.js';
import { Refusal } from '@stronghold/prisma/refusal';

/**
 * The address of a server, without a slash at the end.
 *
 * @throws Refusal if the address is invalid, or if a token would be sent unencrypted
 */
export function readServerAddress(text: string): string {
  if (isSafeUrl(text, { isBare: true })) return new URL(text).origin;
  const isPlain = URL.canParse(text) && new URL(text).protocol === 'http:';
  throw new Refusal(
    isPlain && isSafeUrl(text.replace(/^http:/i, 'https:'), { isBare: true })
      ? `With http://, anybody on the network could read the token. Write --server ${new URL(text.replace(/^http:/i, 'https:')).origin}; plain http:// is accepted only for this machine.`
      : '--server must be the address of Stronghold in a browser, without a path: --server https://stronghold.example.org',
  );
}
