import { describe, expect, it } from 'vitest';

import { testReferenceData } from '#testing/test-reference-data.js';

import type { Grant } from './grant.js';
import { canModerate, moderatorAgencyIds, sendsFor } from './moderator.js';

const [TVP, SEROCU, RBC] = [1, 2, 11];
const { agencies } = testReferenceData('2026-11-24');
const everyAgency = agencies.map(({ id }) => id);
const aGrant = (grant: Partial<Grant> = {}): Grant => ({
  ...{ role: 'MODERATOR', isForPartnership: true, agencyIds: everyAgency, areaCodes: [] },
  marking: 'OFFICIAL_SENSITIVE',
  ...grant,
});
const viewer = (...grants: readonly Grant[]) => ({ personId: null, name: 'Somebody', grants });

describe('canModerate', () => {
  it.each([
    { of: aGrant(), ok: true, because: 'one grant has everything' },
    { of: aGrant({ marking: 'OFFICIAL' }), ok: false, because: 'it is not cleared' },
    { of: aGrant({ areaCodes: ['E06000038'] }), ok: false, because: 'it is for one area' },
    {
      of: aGrant({ isForPartnership: false }),
      ok: false,
      because: 'it names every agency but is not for the partnership',
    },
    { of: aGrant({ role: 'ADMINISTRATOR' }), ok: false, because: 'it gives another role' },
  ])('is $ok if $because', ({ of, ok }) => {
    expect(canModerate(viewer(of)).ok).toBe(ok);
  });

  it('does not combine the role of one grant with the marking of another', () => {
    const grants = [aGrant({ marking: 'OFFICIAL' }), aGrant({ role: 'ANALYST' })];
    expect(canModerate(viewer(...grants)).ok).toBe(false);
  });

  it('is not allowed for a token, even if its owner is a moderator', () => {
    const scopes = ['FIGURES', 'OWN_RECORDS', 'IMPORT'] as const;
    expect(canModerate({ ...viewer(aGrant()), scopes }).ok).toBe(false);
  });
});

describe('a moderator’s agencies', () => {
  it('are the agency they belong to and those that a grant names, not the whole partnership', () => {
    const grants = [
      aGrant(),
      aGrant({ role: 'ANALYST', isForPartnership: false, agencyIds: [RBC] }),
    ];
    expect(moderatorAgencyIds({ agencyId: SEROCU, grants }, agencies)).toEqual([SEROCU, RBC]);
  });

  it('include agencies that became part of them', () => {
    const merged = agencies.map((agency) =>
      agency.id === RBC ? { ...agency, successorCodes: ['SEROCU'] } : agency,
    );
    expect(moderatorAgencyIds({ agencyId: SEROCU, grants: [] }, merged)).toEqual([SEROCU, RBC]);
  });
});

describe('sendsFor', () => {
  it.each([
    { of: { role: 'CONTRIBUTOR', isForPartnership: false, agencyIds: [RBC] }, ok: true },
    { of: { role: 'CONTRIBUTOR', isForPartnership: false, agencyIds: [TVP] }, ok: false },
    { of: { role: 'CONTRIBUTOR' }, ok: false },
    { of: { role: 'ANALYST', isForPartnership: false, agencyIds: [RBC] }, ok: false },
  ] as const)('is $ok for $of', ({ of, ok }) => {
    expect(sendsFor([aGrant(of)], RBC)).toBe(ok);
  });
});
