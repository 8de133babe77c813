import type { AgencyRecord } from '#domain/agencies.js';
import { joinWords } from '#domain/join-words.js';
import type { AreaRecord } from '#domain/places.js';

import { actionRules, markingNames, roleNames } from './actions.js';
import type { Grant } from './grant.js';
import { doesAllow } from './permission.js';
import { isAllowedByScopes } from './token-scope.js';
import { exactAgencyIds, type Families, isCleared, recordScopeOf, type Viewer } from './viewer.js';

/** Names for the keys and codes in grants. */
export interface Names {
  readonly agencies: ReadonlyMap<number, AgencyRecord['name']>;
  readonly areas: ReadonlyMap<string, AreaRecord['name']>;
}

/** The maximum number of agencies that are listed by name; more are counted. */
const MAX_NAMED = 3;

/** A grant in words: `Analyst at Thames Valley Police, in Reading, up to OFFICIAL-SENSITIVE.` */
export function describeGrant(
  { role, isForPartnership = false, agencyIds, areaCodes, marking }: Grant,
  { agencies, areas }: Names,
): string {
  const named =
    agencyIds.length > MAX_NAMED
      ? `${agencyIds.length} agencies`
      : joinWords(agencyIds.map((id) => agencies.get(id) ?? 'an agency'));
  const where = isForPartnership ? 'for the whole partnership' : `at ${named}`;
  const within =
    areaCodes.length === 0
      ? ''
      : `, in ${joinWords(areaCodes.map((code) => areas.get(code) ?? code))}`;
  return `${roleNames[role]} ${where}${within}, up to ${markingNames[marking]}.`;
}

/** Actions that are described in addition to seeing and opening. */
const described = [
  'SEND_RETURNS',
  'MODERATE',
  'SET_TARGETS',
  'SET_PARTNERSHIP_TARGETS',
  'ADD_EVENTS',
  'READ_LOG',
  'MANAGE_PEOPLE',
] as const;

/** What a viewer sees and opens under all grants together, in one sentence each. */
export function describeVisibility(
  viewer: Pick<Viewer, 'grants' | 'scopes'>,
  families: Families,
  { agencies }: Names,
): readonly string[] {
  const { grants, scopes } = viewer;
  if (grants.length === 0) return ['Sees only the pages that are open to everybody.'];
  const scope = recordScopeOf(viewer, families);
  const own = scope.kind === 'AGENCIES' ? scope.agencyIds : [];
  const isOfAll = scope.kind === 'AGENCIES' && own.length === families.size;
  const records = {
    NONE: 'Cannot open records.',
    ALL: 'Opens the records of every agency.',
    AGENCIES: isOfAll
      ? 'Opens the records of every agency.'
      : own.length > MAX_NAMED
        ? `Opens the records of ${own.length} agencies.`
        : `Opens the records of ${joinWords(own.map((id) => agencies.get(id) ?? 'an agency'))}.`,
  } as const;
  const allowed = described.filter(
    (action) =>
      grants.some((grant) => doesAllow(grant, action, {})) &&
      (!scopes || isAllowedByScopes(scopes, action)),
  );
  const figures = isCleared(viewer, families)
    ? 'Sees true counts of everything.'
    : exactAgencyIds(viewer).length === families.size
      ? 'Sees all open figures, and every agency’s protected figures exactly.'
      : 'Sees all open figures, their own protected figures exactly and others’ rounded.';
  return [
    !scopes || isAllowedByScopes(scopes, 'SEE_FIGURES') ? figures : 'Cannot see figures.',
    records[scope.kind],
    ...(allowed.length > 0
      ? [`May ${joinWords(allowed.map((action) => actionRules[action].words))}.`]
      : []),
  ];
}
