/**
 * The content of the header Authorization: nothing, a possible token, or something that cannot be
 * one.
 */
export type TokenCredentials =
  | { readonly kind: 'NOTHING' }
  | { readonly kind: 'TOKEN'; readonly secret: string }
  | { readonly kind: 'UNREADABLE' | 'FROM_BROWSER' };

interface AuthorizationHeader {
  readonly header: string | undefined;
  /** Whether a browser sent the request, as far as its headers say. */
  readonly isFromBrowser: boolean;
}

/**
 * Reads `Authorization: Bearer <token>`, and `Basic` with the user `token` and the token as
 * password. Anything else in that header is unreadable, because its sender meant to identify
 * themselves. Browsers add passwords to requests from other sites, so `Basic` from a browser says
 * nothing about intent.
 */
export function readTokenCredentials({
  header,
  isFromBrowser,
}: AuthorizationHeader): TokenCredentials {
  if (header === undefined) return { kind: 'NOTHING' };
  const [, encoded] = /^basic +([\w+/]{1,300}={0,2})$/i.exec(header) ?? [];
  const secret =
    encoded === undefined
      ? readSecret(/^bearer +(.*)$/i, header)
      : readSecret(/^token:(.*)$/, decode(encoded));
  if (secret === null) return { kind: 'UNREADABLE' };
  return encoded !== undefined && isFromBrowser
    ? { kind: 'FROM_BROWSER' }
    : { kind: 'TOKEN', secret };
}

function decode(encoded: string): string {
  return Buffer.from(encoded, 'base64').toString('utf8');
}

function readSecret(form: RegExp, text: string): string | null {
  const [, secret = ''] = form.exec(text) ?? [];
  return /^[\w~+/.-]{1,200}=*$/.test(secret) ? secret : null;
}
