import {
  isTokenScope,
  MAX_TOKEN_DAYS,
  type TokenScope,
  tokenScopes,
} from '#domain/access/token-scope.js';
import { toQuotedValue } from '#domain/quoted-value.js';

/** A token as entered. */
export interface WrittenToken {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly days: number;
}

export type ReadToken =
  | {
      readonly ok: true;
      readonly token: {
        readonly name: string;
        readonly scopes: readonly TokenScope[];
        readonly days: number;
      };
    }
  | { readonly ok: false; readonly field: 'name' | 'scopes' | 'days'; readonly sentence: string };

/** The maximum length of a name, in characters. */
const MAX_NAME_LENGTH = 100;

/** Validates a token, or says what is wrong with it and what would work. */
export function readToken({ name: written, scopes: asked, days }: WrittenToken): ReadToken {
  const name = written.trim();
  if (name === '') return refuse('name', 'Give the token a name that says what it is for.');
  if (name.length > MAX_NAME_LENGTH || /\p{C}/u.test(name)) {
    return refuse(
      'name',
      `The name of a token is one line of at most ${MAX_NAME_LENGTH} characters.`,
    );
  }
  const unknown = asked.find((scope) => !isTokenScope(scope));
  if (unknown !== undefined)
    return refuse(
      'scopes',
      `"${toQuotedValue(unknown)}" is not a scope. Use one of ${tokenScopes.join(', ')}.`,
    );
  const scopes = tokenScopes.filter((scope) => asked.includes(scope));
  if (scopes.length === 0)
    return refuse(
      'scopes',
      `Say what the token is for: at least one of ${tokenScopes.join(', ')}.`,
    );
  if (!Number.isInteger(days) || days < 1 || days > MAX_TOKEN_DAYS) {
    return refuse(
      'days',
      `A token is valid for 1 to ${MAX_TOKEN_DAYS} days: give a whole number of them.`,
    );
  }
  return { ok: true, token: { name, scopes, days } };
}

function refuse(field: 'name' | 'scopes' | 'days', sentence: string): ReadToken {
  return { ok: false, field, sentence };
}
