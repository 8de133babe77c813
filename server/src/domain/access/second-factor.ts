import type { Claims } from './claims.js';

/** How somebody has to have signed in at the identity provider. An empty list asks for nothing. */
export interface FactorRule {
  /** The claim `acr` is one of these. */
  readonly acr: readonly string[];
  /** The claim `amr` holds one of these. */
  readonly amr: readonly string[];
}

/** Why somebody did not sign in as they have to, in a sentence; null where they did. */
export function describeMissingFactor({ acr, amr }: Claims, rule: FactorRule): string | null {
  const methods = Array.isArray(amr) ? amr : [];
  const isAcrMet = rule.acr.length === 0 || (typeof acr === 'string' && rule.acr.includes(acr));
  const isAmrMet = rule.amr.length === 0 || rule.amr.some((wanted) => methods.includes(wanted));
  if (isAcrMet && isAmrMet) return null;
  const wanted = isAcrMet ? `amr with ${rule.amr.join(' or ')}` : `acr of ${rule.acr.join(' or ')}`;
  return `Stronghold needs a second factor, and your identity provider does not say that you used one. Sign in again with it. If you did, tell an administrator that ${wanted} is missing.`;
}
