import { type Action, actionRules } from './actions.js';

/**
 * What a token may be used for, with the actions that each scope allows. A token cannot do anything
 * else.
 */
const allowed = {
  FIGURES: ['SEE_FIGURES', 'SEE_RETURNS', 'SEE_QUESTIONS', 'SEE_PACKS'],
  OWN_RECORDS: ['OPEN_RECORDS', 'EXPORT_RECORDS', 'SEE_QUESTIONS'],
  // SEE_STAGED_RETURNS is left out: a program that sends returns does not need to read those
  // waiting.
  IMPORT: ['SEE_RETURNS', 'SEND_RETURNS'],
} as const satisfies Readonly<Record<string, readonly Action[]>>;

export type TokenScope = keyof typeof allowed;

export const tokenScopes = [
  'FIGURES',
  'OWN_RECORDS',
  'IMPORT',
] as const satisfies readonly TokenScope[];

/** The label that people read for each scope. */
export const tokenScopeNames = {
  FIGURES: 'Figures that its owner can see, and which returns have been received',
  OWN_RECORDS: 'Own records: opening and exporting only the records of its owner’s agencies',
  IMPORT: 'Import: sending returns for its owner’s agencies',
} as const satisfies Readonly<Record<TokenScope, string>>;

/** The longest lifetime of a token, in days. */
export const MAX_TOKEN_DAYS = 366;

/** Whether a text is the code of a scope. */
export function isTokenScope(text: string): text is TokenScope {
  return tokenScopes.some((scope) => scope === text);
}

/**
 * Whether these scopes allow an action. The permissions of the token's owner are checked as well.
 */
export function isAllowedByScopes(scopes: readonly TokenScope[], action: Action): boolean {
  return scopes.some((scope) => isAmong(action, allowed[scope]));
}

/**
 * Why a token may not do something, and what would work: another token or, if no token may do it, a
 * person.
 */
export function describeMissingScopes(action: Action): {
  readonly sentence: string;
  readonly needs: string;
} {
  const { words } = actionRules[action];
  const that = tokenScopes.filter((scope) => isAmong(action, allowed[scope])).join(' or ');
  if (that === '')
    return { sentence: `Tokens may not ${words}: sign in to do that.`, needs: 'Signing in.' };
  return {
    sentence: `This token may not ${words}: it was made without ${that}. Make one that has it.`,
    needs: `A token with ${that}.`,
  };
}

function isAmong(action: Action, actions: readonly Action[]): boolean {
  return actions.includes(action);
}
