import { describe, expect, it } from 'vitest';

import type { AgencyRecord } from '#domain/agencies.js';

import { activeGrants } from './active-grants.js';
import { canAsk } from './can-ask.js';
import {
  type ClaimRule,
  findMatching,
  homeAgencyOf,
  isProtocolClaim,
  resolveRules,
} from './claims.js';
import { type Grant, hasPartnershipGrant } from './grant.js';
import {
  nobody,
  type RequestIdentity,
  toLocalAdministrator,
  unknownOrigin,
} from './request-identity.js';

const aGrant = (grant: Partial<Grant> = {}): Grant => ({
  role: 'ANALYST',
  agencyIds: [1],
  areaCodes: [],
  marking: 'OFFICIAL',
  ...grant,
});

describe('activeGrants', () => {
  const anAgency = (
    id: number,
    validFrom: string | null,
    validTo: string | null,
  ): AgencyRecord => ({
    ...{ id, validFrom, validTo, code: `A${id}`, name: `Agency ${id}` },
    ...{ kind: 'POLICE', family: 'POLICE' },
  });
  const agencies = [
    anAgency(1, null, null),
    anAgency(2, null, '2026-03-31'),
    anAgency(3, '2026-04-01', null),
  ];

  it.each([
    {
      today: '2026-03-31',
      agencyIds: [1, 2, 3],
      left: [1, 2],
      because: 'the last day counts, and the day before the first does not',
    },
    {
      today: '2026-04-01',
      agencyIds: [1, 2, 3],
      left: [1, 3],
      because: 'the first day counts, and the day after the last does not',
    },
    { today: '2026-04-01', agencyIds: [4], left: [], because: 'there is no such agency' },
    { today: '2026-04-01', agencyIds: [2], left: [], because: 'its only agency has ended' },
  ])('leaves $left of $agencyIds on $today: $because', ({ today, agencyIds, left }) => {
    const grants = activeGrants([aGrant({ agencyIds })], { agencies, today });
    expect(grants).toEqual(left.length > 0 ? [aGrant({ agencyIds: left })] : []);
  });
});

describe('a grant for the partnership', () => {
  const agencies = [1, 2].map((id): AgencyRecord => ({
    ...{
      id,
      validFrom: null,
      validTo: id === 2 ? '2026-03-31' : null,
      code: `A${id}`,
      name: `Agency ${id}`,
    },
    ...{ kind: 'POLICE', family: 'POLICE' },
  }));

  it('counts for every agency, including those that have ended', () => {
    const [grant] = activeGrants([aGrant({ isForPartnership: true, agencyIds: [] })], {
      agencies,
      today: '2026-04-01',
    });
    expect(grant).toEqual(aGrant({ isForPartnership: true, agencyIds: [1, 2] }));
  });

  it.each([
    {
      grant: aGrant({ role: 'MODERATOR', isForPartnership: true }),
      has: true,
      because: 'the grant is for the partnership',
    },
    {
      grant: aGrant({ role: 'MODERATOR', agencyIds: [1, 2] }),
      has: false,
      because: 'naming every agency is not the same',
    },
    {
      grant: aGrant({ role: 'ANALYST', isForPartnership: true }),
      has: false,
      because: 'it gives another role',
    },
    {
      grant: aGrant({ role: 'MODERATOR', isForPartnership: true, areaCodes: ['E06000038'] }),
      has: false,
      because: 'it is for one area',
    },
  ])('gives the role everywhere: $has, because $because', ({ grant, has }) => {
    expect(hasPartnershipGrant({ grants: [grant] }, 'MODERATOR')).toBe(has);
  });

  it('is granted to the local administrator', () => {
    expect(hasPartnershipGrant(toLocalAdministrator([1, 2]), 'MODERATOR')).toBe(true);
    expect(hasPartnershipGrant(nobody, 'MODERATOR')).toBe(false);
  });
});

describe('findMatching', () => {
  const aRule = (claim: string, value: string): ClaimRule => ({
    ...aGrant(),
    id: 'a',
    claim,
    value,
  });

  it.each([
    {
      claim: 'agency',
      value: 'TVP',
      claims: { agency: 'TVP' },
      does: true,
      because: 'the text is the same',
    },
    {
      claim: 'agency',
      value: 'TVP',
      claims: { agency: 'tvp' },
      does: false,
      because: 'case matters',
    },
    {
      claim: 'groups',
      value: 'a',
      claims: { groups: ['b', 'a'] },
      does: true,
      because: 'it is one of several',
    },
    {
      claim: 'groups',
      value: 'a',
      claims: { groups: ['ab'] },
      does: false,
      because: 'only part of the text is the same',
    },
    { claim: 'groups', value: 'a', claims: {}, does: false, because: 'the claim is missing' },
    {
      claim: 'realm_access.roles',
      value: 'a',
      claims: { realm_access: { roles: ['a'] } },
      does: true,
      because: 'dots stand for nested objects',
    },
    {
      claim: 'https://a.example/b.c',
      value: 'a',
      claims: { 'https://a.example/b.c': 'a' },
      does: true,
      because: 'a name may contain dots',
    },
    {
      claim: 'groups',
      value: '[object Object]',
      claims: { groups: [{}] },
      does: false,
      because: 'an object is not text',
    },
    {
      claim: 'constructor.name',
      value: 'Object',
      claims: {},
      does: false,
      because: 'only claims from the provider count',
    },
    {
      claim: 'is_police',
      value: 'true',
      claims: { is_police: true },
      does: true,
      because: 'the boolean true matches the text',
    },
  ])('matches $claim $value: $does, because $because', ({ claim, value, claims, does }) => {
    expect(findMatching([aRule(claim, value)], claims)).toHaveLength(does ? 1 : 0);
  });
});

describe('a claim that is made about everybody', () => {
  it.each([
    'iss',
    'aud',
    'aud.0',
    'azp',
    'nonce',
    'at_hash',
    'exp',
    'iat',
    'acr',
    'amr',
    'amr.0',
    'sub',
    'auth_time',
    'email_verified',
    'tid',
    'given_name',
    'upn',
  ])('is %s, so an older rule on it gives nothing', (claim) => {
    expect(isProtocolClaim(claim)).toBe(true);
    const value = 'https://login.example.org';
    const claims = { [claim]: value, aud: ['https://login.example.org'], amr: [value] };
    expect(findMatching([{ ...aGrant(), id: 'a', claim, value }], claims)).toEqual([]);
  });

  it.each([
    'groups',
    'agency',
    'roles',
    'realm_access.roles',
    'https://a.example/iss',
    'issuer',
    'is_police',
  ])('is not %s', (claim) => {
    expect(isProtocolClaim(claim)).toBe(false);
  });
});

describe('resolveRules', () => {
  const [police, council, charity] = [1, 11, 38];
  const at = (...agencyIds: readonly number[]) => aGrant({ agencyIds });
  const ofPartnership = aGrant({ role: 'MODERATOR', isForPartnership: true, agencyIds: [] });

  it.each([
    {
      home: null,
      existing: [],
      missing: [at(council)],
      granted: [at(council)],
      because: 'they have no grants yet',
    },
    {
      home: null,
      existing: [],
      missing: [at(council), at(police)],
      granted: [at(council)],
      because: 'the oldest rule comes first',
    },
    {
      home: police,
      existing: [],
      missing: [at(council), at(police)],
      granted: [at(police)],
      because: 'their own agency comes first',
    },
    {
      home: police,
      existing: [at(police)],
      missing: [at(council)],
      granted: [],
      because: 'they already act for another agency',
    },
    {
      home: police,
      existing: [at(charity)],
      missing: [at(police)],
      granted: [at(police)],
      because: 'their own agency is never refused',
    },
    {
      home: police,
      existing: [],
      missing: [at(council)],
      granted: [at(council)],
      because: 'they have no grants left',
    },
    {
      home: police,
      existing: [at(police, council)],
      missing: [at(council)],
      granted: [at(council)],
      because: 'they already act for it',
    },
    {
      home: police,
      existing: [at(police)],
      missing: [at(council, charity)],
      granted: [],
      because: 'one of the two is another agency',
    },
    {
      home: police,
      existing: [at(police)],
      missing: [ofPartnership],
      granted: [ofPartnership],
      because: 'the partnership is not another agency',
    },
    {
      home: police,
      existing: [ofPartnership],
      missing: [at(council)],
      granted: [at(council)],
      because: 'a grant for the partnership does not exclude an agency',
    },
  ])(
    'gives $granted.length of $missing.length: $because',
    ({ home, existing, missing, granted }) => {
      const settled = resolveRules(missing, { agencyId: home, existing });
      expect(settled.granted).toEqual(granted);
      expect(settled.refused).toHaveLength(missing.length - granted.length);
    },
  );
});

describe('homeAgencyOf', () => {
  it.each([
    { grants: [aGrant()], home: 1, because: 'there is only one grant' },
    {
      grants: [aGrant(), aGrant({ role: 'CONTRIBUTOR' })],
      home: 1,
      because: 'both are for the same agency',
    },
    {
      grants: [aGrant(), aGrant({ agencyIds: [2] })],
      home: 1,
      because: 'it is in the first grant',
    },
    {
      grants: [aGrant({ isForPartnership: true, agencyIds: [] }), aGrant({ agencyIds: [2] })],
      home: 2,
      because: 'the partnership is not an agency',
    },
    {
      grants: [aGrant({ agencyIds: [1, 2] })],
      home: 1,
      because: 'it is the first of several in one grant',
    },
    { grants: [], home: null, because: 'there is no grant' },
  ])('is $home: $because', ({ grants, home }) => {
    expect(homeAgencyOf(grants)).toBe(home);
  });
});

describe('canAsk', () => {
  const administrator = {
    personId: 'a',
    name: 'Administrator',
    grants: [aGrant({ role: 'ADMINISTRATOR' })],
  };
  const contributor = {
    personId: 'b',
    name: 'Contributor',
    grants: [aGrant({ role: 'CONTRIBUTOR' })],
  };
  const anIdentity = (identity: Partial<RequestIdentity>): RequestIdentity => ({
    viewer: contributor,
    actor: contributor,
    session: null,
    agencyId: 1,
    ended: null,
    isByToken: false,
    origin: unknownOrigin,
    ...identity,
  });
  const viewing = anIdentity({ actor: administrator, session: { id: 's', isViewingAs: true } });

  it.each([
    {
      identity: viewing,
      need: 'SEE_FIGURES' as const,
      doesChange: false,
      says: null,
      because: 'that is what viewing as somebody is for',
    },
    {
      identity: viewing,
      need: 'OPEN_RECORDS' as const,
      doesChange: false,
      says: /records cannot be opened/,
      because: 'the administrator may not open records',
    },
    ...(['EXPORT_RECORDS', 'SEE_STAGED_RETURNS', 'MODERATE'] as const).map((need) => ({
      identity: viewing,
      need,
      doesChange: false,
      says: /records cannot be opened/,
      because: 'it shows individual records',
    })),
    {
      identity: viewing,
      need: 'SEND_RETURNS' as const,
      doesChange: true,
      says: /so nothing can be changed/,
      because: 'nothing is changed on behalf of somebody else',
    },
    {
      identity: viewing,
      need: 'USE_ACCOUNT' as const,
      doesChange: true,
      says: /Go back to your own view first/,
      because: 'the account is somebody else’s',
    },
    {
      identity: viewing,
      need: 'MANAGE_PEOPLE' as const,
      doesChange: false,
      says: /needs the role of administrator/,
      because: 'the person viewed may not do it',
    },
    {
      identity: viewing,
      need: 'VIEW_AS' as const,
      doesChange: true,
      says: null,
      because: 'they can always go back',
    },
    {
      identity: anIdentity({}),
      need: 'VIEW_AS' as const,
      doesChange: true,
      says: /needs the role of administrator/,
      because: 'it depends on who really acts',
    },
    {
      identity: anIdentity({ viewer: nobody, actor: nobody, ended: 'It has ended.' }),
      need: 'SEE_FIGURES' as const,
      doesChange: false,
      says: /^It has ended\.$/,
      because: 'it says why nobody is signed in',
    },
    {
      identity: anIdentity({ viewer: nobody, actor: nobody }),
      need: 'NOTHING' as const,
      doesChange: false,
      says: null,
      because: 'it is open to everybody',
    },
  ])('answers $need with $says: $because', ({ identity, need, doesChange, says }) => {
    const permission = canAsk(identity, { need, doesChange });
    if (says === null) expect(permission).toEqual({ ok: true });
    else expect(permission).toMatchObject({ ok: false, sentence: expect.stringMatching(says) });
  });

  it('allows the local administrator everything', () => {
    const local = toLocalAdministrator([1, 2]);
    const needs = [
      'SEE_FIGURES',
      'OPEN_RECORDS',
      'SEND_RETURNS',
      'MODERATE',
      'SET_TARGETS',
      'READ_LOG',
      'MANAGE_PEOPLE',
    ] as const;
    for (const need of needs)
      expect(
        canAsk(anIdentity({ viewer: local, actor: local }), { need, doesChange: true }).ok,
      ).toBe(true);
  });
});
