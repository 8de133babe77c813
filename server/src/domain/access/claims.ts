import type { Grant } from './grant.js';

/** What a claim of the identity provider grants. */
export interface ClaimRule extends Grant {
  readonly id: string;
  /**
   * Name of the claim; dots lead into objects where no claim has the whole name, as in
   * realm_access.roles.
   */
  readonly claim: string;
  /** The text that it must be, or, of several, hold. Letter case counts. */
  readonly value: string;
}

export type Claims = Readonly<Record<string, unknown>>;

/**
 * Claims that say how or where somebody signed in, or who they are, and not what they belong to:
 * everybody has them, and mostly with the same text, or one person alone. Those of OpenID Connect
 * and of tokens, and what widespread providers put beside them.
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

/** Whether a claim, by its whole name or by a path into it, is one that no rule may rest on. */
export function isProtocolClaim(claim: string): boolean {
  return protocolClaims.has(claim.split('.')[0] ?? '');
}

/**
 * The rules that what a provider says of somebody meets. One that rests on a claim of the protocol
 * meets nobody.
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

/** A person as the rules of claims find them. */
interface Claimant {
  /** The agency that they belong to, by its key; null for somebody who is not known yet. */
  readonly agencyId: number | null;
  /**
   * What goes on of what they hold, as it counts today: by hand, and by rules that they still meet.
   * The earliest first.
   */
  readonly existing: readonly Grant[];
}

export interface ResolvedRules<Rule> {
  readonly granted: readonly Rule[];
  /** Those that would have made them act for yet another agency. */
  readonly refused: readonly Rule[];
}

/**
 * What rules give somebody who meets them and does not hold it yet. What stands first holds: a rule
 * brings nobody an agency beside those that they act for already, whoever granted these, but the
 * one that they belong to. Else a rule that many meet would put the people of others on an agency's
 * list. Rules for the whole partnership name no agency, and stand beside any.
 *
 * @param missing the rules that are met and give nothing yet, the one that was made first first
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
 * The agency that grants make somebody a member of, by its key: the first of the first that names
 * one. Null where none does.
 */
export function homeAgencyOf(grants: readonly Grant[]): number | null {
  return grants.find(({ isForPartnership }) => !isForPartnership)?.agencyIds[0] ?? null;
}
