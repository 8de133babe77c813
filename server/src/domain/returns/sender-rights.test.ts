import { describe, expect, it } from 'vitest';

import type { Grant } from '#domain/access/grant.js';

import { toSenderRights } from './sender-rights.js';

const [police, council, other] = [1, 2, 3];
const families = new Map([
  [police, 'POLICE'],
  [council, 'LOCAL_AUTHORITY'],
  [other, 'LOCAL_AUTHORITY'],
] as const);

const aGrant = (role: Grant['role'], about: Partial<Grant> = {}): Grant => ({
  ...{ role, agencyIds: [council], areaCodes: [], marking: 'OFFICIAL_SENSITIVE' },
  ...about,
});
const contributes = aGrant('CONTRIBUTOR');
const moderates = aGrant('MODERATOR', {
  isForPartnership: true,
  agencyIds: [police, council, other],
  marking: 'OFFICIAL',
});

describe('toSenderRights', () => {
  it.each<{ grants: readonly Grant[]; decisions: string; because: string }>([
    { grants: [contributes], decisions: 'CLAIMS_ONLY', because: 'a contributor only claims' },
    { grants: [contributes, moderates], decisions: 'DECIDES', because: 'they have both roles' },
    { grants: [moderates], decisions: 'CLAIMS_ONLY', because: 'a moderator does not send returns' },
    {
      grants: [contributes, aGrant('MODERATOR', { agencyIds: [police, council, other] })],
      decisions: 'CLAIMS_ONLY',
      because: 'naming every agency is not a grant for the partnership',
    },
    {
      grants: [
        contributes,
        aGrant('MODERATOR', { isForPartnership: true, areaCodes: ['E06000038'] }),
      ],
      decisions: 'CLAIMS_ONLY',
      because: 'they moderate for one area',
    },
    {
      grants: [aGrant('CONTRIBUTOR', { agencyIds: [other] }), moderates],
      decisions: 'CLAIMS_ONLY',
      because: 'they contribute for another agency',
    },
    {
      grants: [aGrant('CONTRIBUTOR', { areaCodes: ['E06000038'] }), moderates],
      decisions: 'CLAIMS_ONLY',
      because: 'a return covers the whole agency',
    },
    { grants: [], decisions: 'CLAIMS_ONLY', because: 'nothing is granted' },
  ])('accepts decisions in their files as $decisions, since $because', ({ grants, decisions }) => {
    expect(toSenderRights({ grants }, council, families).decisions).toBe(decisions);
  });

  it('shows others’ records only to cleared people, who may send anything', () => {
    const clears = aGrant('SENIOR_LEADER', { agencyIds: [police] });
    expect(
      toSenderRights({ grants: [contributes, clears] }, council, families).seesOtherAgencies,
    ).toBe(true);
    expect(
      toSenderRights({ grants: [contributes, moderates] }, council, families).seesOtherAgencies,
    ).toBe(false);
  });

  it('shows who sent records only to people who may open them', () => {
    const opens = (viewer: Parameters<typeof toSenderRights>[0]) =>
      toSenderRights(viewer, council, families).opensRecords;
    expect(opens({ grants: [contributes] })).toBe(true);
    expect(opens({ grants: [aGrant('ADMINISTRATOR')] })).toBe(false);
    expect(opens({ grants: [contributes], scopes: ['IMPORT', 'OWN_RECORDS'] })).toBe(true);
    expect(opens({ grants: [contributes], scopes: ['IMPORT'] })).toBe(false);
    expect(opens({ grants: [aGrant('CONTRIBUTOR', { agencyIds: [other] })] })).toBe(false);
  });
});
