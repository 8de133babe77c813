import { roleNames } from '#domain/access/actions.js';
import { activeGrants } from '#domain/access/active-grants.js';
import { canChangeGrant, canControl } from '#domain/access/control.js';
import { type Grant, highestMarking } from '#domain/access/grant.js';
import { namesOf } from '#domain/access/names.js';
import { familiesOf, type Viewer } from '#domain/access/viewer.js';
import { describeGrant, describeVisibility } from '#domain/access/words.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { type Agency, toAgency } from '#features/places/agency.type.js';
import { toArea } from '#features/places/area.type.js';

import type { ActiveRule, DemonstrationPost, KnownPerson } from './people.reader.js';
import type { ClaimRule, DemonstrationPerson, Person } from './person.type.js';
import type { OpenSession } from './session.reader.js';
import { toSession } from './session.type.js';
import type { KnownToken } from './token.reader.js';

interface Beside {
  /** The sessions of all people, the most recently used first. */
  readonly sessions: readonly OpenSession[];
  /** The tokens of all people, the most recently made first. */
  readonly tokens: readonly KnownToken[];
  /** The session of the request; null without one. */
  readonly ownSession: string | null;
  readonly viewer: Viewer;
  readonly referenceData: ReferenceData;
}

/** A person as administrators see it. */
export function toPerson(
  person: KnownPerson,
  { sessions, tokens, ownSession, viewer, referenceData }: Beside,
): Person {
  const { id, name, isActive, isDemonstration, grants, returning } = person;
  return {
    ...{ id, name, isActive, isDemonstration },
    agency: findAgency(person.agencyId, referenceData),
    grants: grants.map((grant) => ({
      ...toGranted(grant, referenceData),
      id: grant.id,
      isFromClaim: grant.claimRuleId !== null,
      grantedAt: grant.grantedAt,
      grantedBy: grant.grantedBy?.name ?? null,
      canEnd: canChangeGrant(viewer, grant, referenceData.places),
    })),
    sessions: sessions
      .filter(({ personId }) => personId === id)
      .map((session) => toSession(session, ownSession)),
    tokens: tokens.filter(({ personId }) => personId === id),
    canControl: canControl(
      viewer,
      { agencyId: person.agencyId, grants: [...grants, ...returning] },
      referenceData.places,
    ),
  };
}

/** A claim rule as an administrator sees it. */
export function toClaimRule(
  rule: ActiveRule,
  { viewer, referenceData }: { readonly viewer: Viewer; readonly referenceData: ReferenceData },
): ClaimRule {
  const { id, claim, value, _count: count } = rule;
  const canChange = canChangeGrant(viewer, rule, referenceData.places);
  return { id, claim, value, ...toGranted(rule, referenceData), holders: count.grants, canChange };
}

/** A post of the demonstration, with its access in words. */
export function toDemonstrationPerson(
  { id, name, agencyId, grants }: DemonstrationPost,
  referenceData: ReferenceData,
): DemonstrationPerson {
  const standing = activeGrants(grants, referenceData);
  return {
    ...{ id, name },
    agency: findAgency(agencyId, referenceData),
    role: [...new Set(grants.map(({ role }) => roleNames[role]))].join(', '),
    sees: describeVisibility(
      { grants: standing },
      familiesOf(referenceData.agencies),
      namesOf(referenceData),
    ).join(' '),
    marking: highestMarking(grants),
  };
}

function toGranted(
  { role, isForPartnership = false, agencyIds, areaCodes, marking }: Grant,
  referenceData: ReferenceData,
) {
  return {
    ...{ role, isForPartnership, marking },
    agencies: agencyIds.map((id) => findAgency(id, referenceData)),
    areas: areaCodes.flatMap((code) => referenceData.places.find(code) ?? []).map(toArea),
    sentence: describeGrant(
      { role, isForPartnership, agencyIds, areaCodes, marking },
      namesOf(referenceData),
    ),
  };
}

function findAgency(id: number, { agencies }: ReferenceData): Agency {
  const agency = agencies.find((each) => each.id === id);
  if (!agency) throw new Error(`No agency has the key ${id}`);
  return toAgency(agency);
}
