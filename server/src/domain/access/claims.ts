import type { Grant } from './grant.js';

/** What a claim of the identity provider grants. */
export interface ClaimRule extends Grant {
  readonly id: string;
  /** Name of the claim; dots lead into objects where no claim has the whole name, as in realm_access.roles. */
  readonly claim: string;
  /** The text that it must be, or, of several, hold. Letter case counts. */
  readonly value: string;
}

export type Claims = Readonly<Record<string, unknown>>;

/** The rules that what a provider says of somebody meets. */
export function findMatching(rules: readonly ClaimRule[], claims: Claims): readonly ClaimRule[] {
  return rules.filter(({ claim, value }) => {
    const said = claims[claim] ?? claim.split('.').reduce(enter, claims);
    return (Array.isArray(said) ? said : [said]).some((each) => isText(each) && String(each) === value);
  });
}

function enter(inside: unknown, name: string): unknown {
  return typeof inside === 'object' && inside !== null ? new Map<string, unknown>(Object.entries(inside)).get(name) : undefined;
}

function isText(said: unknown): said is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof said);
}

/**
 * The agency that rules make somebody a member of, by its key: the first that each of them names. Null where they do not
 * agree, for then nobody can tell which one the person acts for.
 */
export function homeAgencyOf(matching: readonly Grant[]): number | null {
  const [first] = matching;
  const isSame = matching.every(({ agencyIds }) => agencyIds.join() === first?.agencyIds.join());
  return isSame ? (first?.agencyIds[0] ?? null) : null;
}
