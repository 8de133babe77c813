import { describe, expect, it } from 'vitest';

import type { AgencyRecord } from '#domain/agencies.js';
import { canSee, canTakeOver } from '#domain/saved-queries/access.js';

import { toAsker } from './asker.js';
import { hasLeft } from './owned.js';
import { agenciesKeptFor, successorsOf } from './successors.js';

const anAgency = (id: number, about: Partial<AgencyRecord> = {}): AgencyRecord => ({
  ...{
    id,
    code: `A${id}`,
    name: `Agency ${id}`,
    kind: 'LOCAL_AUTHORITY_DISTRICT',
    family: 'LOCAL_AUTHORITY',
    validFrom: null,
    validTo: null,
  },
  ...about,
});
const agencies = [
  anAgency(1),
  anAgency(2, { validTo: '2026-03-31', successorCodes: ['A3'] }),
  anAgency(3, { validFrom: '2026-04-01' }),
  anAgency(4, { validTo: '2026-03-31', successorCodes: ['A2'] }),
  anAgency(5, { validTo: '2026-03-31', successorCodes: ['A1', 'A3'] }),
  anAgency(6, { validTo: '2026-03-31' }),
  anAgency(7, { validTo: '2026-03-31', successorCodes: ['A8'] }),
  anAgency(8, { validTo: '2026-03-31', successorCodes: ['A7'] }),
];
const referenceData = { agencies, today: '2026-04-01' };

describe('something that an agency keeps', () => {
  it.each([
    { agency: 1, heirs: [1], because: 'it still exists' },
    { agency: 2, heirs: [3], because: 'another agency took over' },
    { agency: 3, heirs: [3], because: 'today is its first day' },
    { agency: 4, heirs: [3], because: 'the agency that took over has also ended' },
    {
      agency: 5,
      heirs: [1, 3],
      because: 'several took over, and nobody knows which of them took over what',
    },
    { agency: 6, heirs: [], because: 'nobody took over' },
    { agency: 7, heirs: [], because: 'its successors lead back to it' },
    { agency: 9, heirs: [], because: 'there is no such agency' },
  ])('is kept today by $heirs: $because', ({ agency, heirs }) => {
    expect(successorsOf(agency, referenceData)).toEqual(heirs);
  });

  it('is kept by the agency itself on its last day', () => {
    expect(successorsOf(2, { agencies, today: '2026-03-31' })).toEqual([2]);
  });

  it('is found by its current keepers', () => {
    expect(agenciesKeptFor([3], referenceData)).toEqual([2, 3, 4, 5]);
  });
});

describe('a question kept by an agency that has ended', () => {
  const grant = (agencyId: number) => ({
    role: 'ANALYST' as const,
    agencyIds: [agencyId],
    areaCodes: [],
    marking: 'OFFICIAL' as const,
  });
  const at = (agencyId: number) => {
    const viewer = { personId: `of ${agencyId}`, name: 'Somebody', grants: [grant(agencyId)] };
    return toAsker({ viewer, session: null, agencyId }, referenceData);
  };
  const owner = { isActive: true, grants: [grant(2)] };
  const kept = { ownerId: 'a', owner, agencyId: 2, sharing: 'AGENCY' } as const;

  it('can be seen and taken over only at its successor', () => {
    expect(hasLeft(owner, kept, referenceData)).toBe(true);
    expect([canSee(kept, at(3), referenceData), canTakeOver(kept, at(3), referenceData)]).toEqual([
      true,
      true,
    ]);
    expect([canSee(kept, at(1), referenceData), canTakeOver(kept, at(1), referenceData)]).toEqual([
      false,
      false,
    ]);
  });

  it('stays with an owner who has a grant at its successor', () => {
    expect(hasLeft({ isActive: true, grants: [grant(3)] }, kept, referenceData)).toBe(false);
    expect(hasLeft({ isActive: false, grants: [grant(3)] }, kept, referenceData)).toBe(true);
    expect(hasLeft(null, kept, referenceData)).toBe(false);
  });
});

describe('somebody who uses saved questions', () => {
  const forAll = {
    role: 'ADMINISTRATOR' as const,
    isForPartnership: true,
    agencyIds: [1, 2, 3],
    areaCodes: [],
    marking: 'OFFICIAL' as const,
  };

  it('is not a colleague of every agency through a grant for the partnership', () => {
    expect(
      toAsker(
        { viewer: { personId: 'a', name: 'x', grants: [forAll] }, session: null, agencyId: 3 },
        referenceData,
      ).agencyIds,
    ).toEqual([3]);
  });

  it('belongs to the leading agency if nobody signs in', () => {
    expect(
      toAsker(
        { viewer: { personId: null, name: 'x', grants: [forAll] }, session: null, agencyId: null },
        referenceData,
      ),
    ).toMatchObject({
      ...{ personId: null, agencyIds: [1], agencyId: 1 },
    });
  });

  it('is not, without a grant, a colleague of the agency they belong to', () => {
    const viewer = {
      personId: 'a',
      name: 'x',
      grants: [{ ...forAll, isForPartnership: false, agencyIds: [1] }],
    };
    expect(toAsker({ viewer, session: null, agencyId: 3 }, referenceData)).toMatchObject({
      agencyIds: [1],
      agencyId: 1,
    });
  });
});
