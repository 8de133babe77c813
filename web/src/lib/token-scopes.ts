/**
 * What a token may be used for, in the order of the choices: in words for its owner, and for
 * anybody else.
 */
export const tokenScopes = [
  {
    code: 'FIGURES',
    name: 'Figures, and which returns are in',
    nameForOthers: 'Figures, and which returns are in',
    action: 'SEE_FIGURES',
  },
  {
    code: 'OWN_RECORDS',
    name: 'Records of your agencies',
    nameForOthers: 'Records of their agencies',
    action: 'OPEN_RECORDS',
  },
  {
    code: 'IMPORT',
    name: 'Sending returns for your agencies',
    nameForOthers: 'Sending returns for their agencies',
    action: 'SEND_RETURNS',
  },
] as const;

export type TokenScopeCode = (typeof tokenScopes)[number]['code'];

/** The scopes in words, in the order of the choices. */
export function describeTokenScopes(
  scopes: readonly TokenScopeCode[],
  { isOwn }: { readonly isOwn: boolean },
): string {
  return tokenScopes
    .filter(({ code }) => scopes.includes(code))
    .map(({ name, nameForOthers }) => (isOwn ? name : nameForOthers))
    .join('; ');
}
