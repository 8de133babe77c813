/** What a token may be used for, in the order in which the choices are listed. */
export const tokenScopes = [
  { code: 'FIGURES', name: 'Figures, and which returns are in', action: 'SEE_FIGURES' },
  { code: 'OWN_RECORDS', name: 'Records of own agencies', action: 'OPEN_RECORDS' },
  { code: 'IMPORT', name: 'Sending returns of own agencies', action: 'SEND_RETURNS' },
] as const;

export type TokenScopeCode = (typeof tokenScopes)[number]['code'];

/** The scopes in words, in that order. */
export function describeTokenScopes(scopes: readonly TokenScopeCode[]): string {
  return tokenScopes
    .filter(({ code }) => scopes.includes(code))
    .map(({ name }) => name)
    .join('; ');
}
