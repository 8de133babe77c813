import type { Claims } from './claims.js';

/** How people must have signed in at the identity provider. Empty lists require nothing. */
export interface FactorRule {
  /** The claim `acr` must be one of these. */
  readonly acr: readonly string[];
  /** The claim `amr` must contain one of these. */
  readonly amr: readonly string[];
}

/** What a sign-in lacks, in a sentence; null if it lacks nothing. */
export function describeMissingFactor({ acr, amr }: Claims, rule: FactorRule): string | null {
  const methods = Array.isArray(amr) ? amr : [];
  const isAcrMet = rule.acr.length === 0 || (typeof acr === 'string' && rule.acr.includes(acr));
  const isAmrMet = rule.amr.length === 0 || rule.amr.some((wanted) => methods.includes(wanted));
  if (isAcrMet && isAmrMet) return null;
  const wanted = isAcrMet ? `amr with ${rule.amr.join(' or ')}` : `acr of ${rule.acr.join(' or ')}`;
  return `Stronghold needs a second factor, and your identity provider does not say that you used one. Sign in again with it. If you did, tell an administrator that ${wanted} is missing.`;
}
