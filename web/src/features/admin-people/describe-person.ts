import { formatInstant, formatMarking, formatNumber, joinWords } from '#lib/format.js';

import { describeAccess } from './describe-access.js';
import type { SeenPerson } from './person.type.js';

type SeenGrant = SeenPerson['grants'][number];

/** The maximum number of agencies or areas to name: more are only counted. */
const MAX_NAMED = 2;

/** The post and its agency: a person's name where the two are not shown separately. */
export function describePost({ name, agency }: SeenPerson): string {
  return `${name}, ${agency.name}`;
}

/**
 * How far one grant reaches: `the whole partnership, up to OFFICIAL`. The person’s own agency is
 * not repeated.
 */
export function describeReach(
  { isForPartnership, agencies, areas, marking }: SeenGrant,
  own: string,
): string {
  const excludesOthers = agencies.length === 1 && agencies[0]?.name === own;
  const where = isForPartnership
    ? ['the whole partnership']
    : excludesOthers
      ? []
      : [nameOrCount(agencies, 'agencies')];
  const within = areas.length === 0 ? [] : [`in ${nameOrCount(areas, 'areas')}`];
  return [...where, ...within, `up to ${formatMarking(marking)}`].join(', ');
}

/** Everything that somebody sees and does, in a few words. */
export function describeAllAccess({ grants }: SeenPerson): string {
  return describeAccess(
    grants.map((grant) => ({
      ...grant,
      isAtPolice: grant.agencies.some(({ family }) => family === 'POLICE'),
    })),
  );
}

/** Says whether somebody is signed in, and how many API tokens they have. */
export function describePresence({ sessions, tokens }: SeenPerson): string {
  const here =
    sessions.length === 0
      ? 'Not signed in'
      : sessions.length === 1
        ? 'Now'
        : `Now, in ${formatNumber(sessions.length)} browsers`;
  return tokens.length === 0
    ? here
    : `${here}; ${formatNumber(tokens.length)} ${tokens.length === 1 ? 'token' : 'tokens'}`;
}

/** When a grant was given and by whom. */
export function describeOrigin({ grantedAt, grantedBy, isFromClaim }: SeenGrant): string {
  const by = isFromClaim
    ? 'by a sign-in rule'
    : grantedBy === null
      ? 'by the local administrator'
      : `by ${grantedBy}`;
  return `Since ${formatInstant(grantedAt)}, ${by}`;
}

/** Why somebody cannot be removed, and what can be done instead. */
export function describeLimit(grants: SeenPerson['grants']): string {
  const rest = 'An administrator whose own access covers all of theirs can do the rest.';
  return grants.some(({ canEnd }) => canEnd)
    ? `They also have access beyond yours, so you can end only what has an End button. ${rest}`
    : `They have access beyond yours. ${rest}`;
}

function nameOrCount(places: readonly { readonly name: string }[], several: string): string {
  return places.length > MAX_NAMED
    ? `${formatNumber(places.length)} ${several}`
    : joinWords(places.map(({ name }) => name));
}
