import type { Grant } from './grant.js';

/** What a claim from the identity provider grants. */
export interface ClaimRule extends Grant {
  readonly id: string;
  /**
   * Name of the claim. If no claim has the whole name, a dot means a field of an object, as in
   * realm_access.roles.
   */
  readonly claim: string;
  /** The text that the claim must equal or, if it is a list, contain. Case matters. */
  readonly value: string;
}

export type Claims = Readonly<Record<string, unknown>>;

/**
 * Claims about how or where somebody signed in, or about who they are. Their text is usually the
 * same for everybody, or unique to one person, so no rule may use them. These are the claims of
 * OpenID Connect and of tokens, and those that common providers add.
 */
const protocolClaims: ReadonlySet<string> = new Set([
  ...[
    'iss',
    'sub',
    'aud',
    'azp',
    'client_id',
    'nonce',
    'exp',
    'iat',
    'nbf',
    'auth_time',
    'updated_at',
    'jti',
    'sid',
    'session_state',
  ],
  ...[
    'acr',
    'amr',
    'at_hash',
    'c_hash',
    's_hash',
    'cnf',
    'typ',
    'token_use',
    'scope',
    'scp',
    'ver',
    'tid',
    'oid',
    'uti',
    'rh',
    'aio',
  ],
  ...[
    'email',
    'email_verified',
    'phone_number',
    'phone_number_verified',
    'name',
    'preferred_username',
    'nickname',
    'locale',
    'zoneinfo',
  ],
  ...[
    'given_name',
    'family_name',
    'middle_name',
    'profile',
    'picture',
    'website',
    'gender',
    'birthdate',
    'address',
  ],
  ...['upn', 'unique_name', 'login_hint', 'idp', 'idtyp', 'ipaddr', 'appid', 'acrs'],
]);

/** Whether a claim, by its whole name or by a path into it, is one that no rule may use. */
export function isProtocolClaim(claim: string): boolean {
  return protocolClaims.has(claim.split('.')[0] ?? '');
}

/**
 * The rules that a person's claims match. A rule on one of the protocol's own claims matches
 * nobody.
 */
export function findMatching(rules: readonly ClaimRule[], claims: Claims): readonly ClaimRule[] {
  return rules.filter(({ claim, value }) => {
    if (isProtocolClaim(claim)) return false;
    const said = claims[claim] ?? claim.split('.').reduce(enter, claims);
    return (Array.isArray(said) ? said : [said]).some(
      (each) => isText(each) && String(each) === value,
    );
  });
}

function enter(inside: unknown, name: string): unknown {
  return typeof inside === 'object' && inside !== null
    ? new Map<string, unknown>(Object.entries(inside)).get(name)
    : undefined;
}

function isText(said: unknown): said is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof said);
}

/** A person to whom the sign-in rules apply. */
interface Claimant {
  /** The key of the agency that they belong to; null for somebody who is not known yet. */
  readonly agencyId: number | null;
  /**
   * The grants that they keep and that count today, earliest first: those given by hand, and those
   * from rules that still match.
   */
  readonly existing: readonly Grant[];
}

export interface ResolvedRules<Rule> {
  readonly granted: readonly Rule[];
  /** Grants left out because they would have added another agency. */
  readonly refused: readonly Rule[];
}

/**
 * Which of the matching rules give somebody a grant. Existing grants come first: if somebody
 * already acts for an agency through any grant, a rule adds no agency except the one they belong
 * to. Otherwise a rule that matches many people would put other agencies' people on an agency's
 * list. Rules for the whole partnership name no agency, and always apply.
 *
 * @param missing the matching rules that give nothing yet, oldest first
 */
export function resolveRules<Rule extends Grant>(
  missing: readonly Rule[],
  { agencyId: home, existing }: Claimant,
): ResolvedRules<Rule> {
  const isOfHome = ({ agencyIds }: Grant) => home !== null && agencyIds.includes(home);
  const agencies = new Set(
    existing
      .filter(({ isForPartnership }) => !isForPartnership)
      .flatMap(({ agencyIds }) => agencyIds),
  );
  const settled = { granted: new Array<Rule>(), refused: new Array<Rule>() };
  for (const rule of [...missing.filter(isOfHome), ...missing.filter((each) => !isOfHome(each))]) {
    const isFirst =
      agencies.size === 0 || isOfHome(rule) || rule.agencyIds.every((id) => agencies.has(id));
    (isFirst ? settled.granted : settled.refused).push(rule);
    if (isFirst && !rule.isForPartnership) for (const id of rule.agencyIds) agencies.add(id);
  }
  return settled;
}

/**
 * The key of the agency that somebody's grants make them belong to: the first agency of the first
 * grant that names one. Null if none does.
 */
export function homeAgencyOf(grants: readonly Grant[]): number | null {
  return grants.find(({ isForPartnership }) => !isForPartnership)?.agencyIds[0] ?? null;
}
