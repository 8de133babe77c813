/** What a request brings in its header Authorization: nothing, a token that may be one, or what can be none. */
export type Brought = { readonly kind: 'NOTHING' } | { readonly kind: 'TOKEN'; readonly secret: string } | { readonly kind: 'UNREADABLE' };

/** Reads `Authorization: Bearer <token>`. Anything else in that header is unreadable: whoever sent it meant to be somebody. */
export function readBrought(header: string | undefined): Brought {
  if (header === undefined) return { kind: 'NOTHING' };
  const [, secret] = /^bearer +([\w~+/.-]{1,200}=*)$/i.exec(header) ?? [];
  return secret === undefined ? { kind: 'UNREADABLE' } : { kind: 'TOKEN', secret };
}
