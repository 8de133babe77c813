import { describe, expect, it } from 'vitest';

import type { Grant } from './grant.js';
import { exactAgencyIds, isCleared, ownAgencyIds, recordScopeOf } from './viewer.js';

const [police, council, fire] = [1, 2, 3];
const families = new Map([
  [police, 'POLICE'],
  [council, 'LOCAL_AUTHORITY'],
  [fire, 'FIRE'],
] as const);

const aGrant = (
  role: Grant['role'],
  agencyIds: readonly number[],
  marking: Grant['marking'] = 'OFFICIAL_SENSITIVE',
): Grant => ({
  role,
  agencyIds,
  areaCodes: [],
  marking,
});

describe('isCleared', () => {
  it.each([
    {
      grants: [aGrant('SENIOR_LEADER', [police])],
      cleared: true,
      because: 'the role does not matter',
    },
    {
      grants: [aGrant('ANALYST', [police], 'OFFICIAL')],
      cleared: false,
      because: 'the marking is too low',
    },
    {
      grants: [aGrant('ANALYST', [council])],
      cleared: false,
      because: 'a council is not the police',
    },
    {
      grants: [aGrant('ANALYST', [council, police])],
      cleared: true,
      because: 'one of its agencies is the police',
    },
    {
      grants: [aGrant('ANALYST', [police], 'OFFICIAL'), aGrant('AUDITOR', [council])],
      cleared: false,
      because: 'no single grant has both',
    },
    { grants: [aGrant('ANALYST', [99])], cleared: false, because: 'there is no such agency' },
    { grants: [], cleared: false, because: 'nothing was granted' },
  ])('is $cleared: $because', ({ grants, cleared }) => {
    expect(isCleared({ grants }, families)).toBe(cleared);
  });
});

describe('recordScopeOf', () => {
  it.each([
    {
      grants: [aGrant('ANALYST', [police])],
      scope: { kind: 'ALL' },
      because: 'cleared people see all of them',
    },
    {
      grants: [aGrant('ANALYST', [police], 'OFFICIAL')],
      scope: { kind: 'AGENCIES', agencyIds: [police] },
      because: 'police who are not cleared see their own',
    },
    {
      grants: [aGrant('CONTRIBUTOR', [fire, council])],
      scope: { kind: 'AGENCIES', agencyIds: [council, fire] },
      because: 'both agencies are their own',
    },
    {
      grants: [aGrant('SENIOR_LEADER', [police])],
      scope: { kind: 'NONE' },
      because: 'leaders do not open records, cleared or not',
    },
    {
      grants: [aGrant('BOARD_MEMBER', [council])],
      scope: { kind: 'NONE' },
      because: 'board members do not open records',
    },
    {
      grants: [aGrant('AUDITOR', [police]), aGrant('ADMINISTRATOR', [police])],
      scope: { kind: 'NONE' },
      because: 'the log and the settings are not records',
    },
    {
      grants: [aGrant('SENIOR_LEADER', [police]), aGrant('CONTRIBUTOR', [council])],
      scope: { kind: 'AGENCIES', agencyIds: [council] },
      because: 'the clearance of one grant does not widen another',
    },
    { grants: [], scope: { kind: 'NONE' }, because: 'nothing was granted' },
  ])('is $scope.kind: $because', ({ grants, scope }) => {
    expect(recordScopeOf({ grants }, families)).toEqual(scope);
  });
});

it("counts each agency in any grant as the viewer's own, once", () => {
  expect(
    ownAgencyIds({
      grants: [aGrant('BOARD_MEMBER', [fire, council]), aGrant('ANALYST', [council])],
    }),
  ).toEqual([council, fire]);
});

it("shows one agency's records exactly for any role, and all agencies' only for a role that opens them", () => {
  const partnership = (role: Grant['role']) => ({
    ...aGrant(role, [fire, council]),
    isForPartnership: true,
  });
  expect(
    exactAgencyIds({ grants: [partnership('ADMINISTRATOR'), partnership('AUDITOR')] }),
  ).toEqual([]);
  expect(
    exactAgencyIds({ grants: [partnership('AUDITOR'), aGrant('ADMINISTRATOR', [council])] }),
  ).toEqual([council]);
  expect(exactAgencyIds({ grants: [partnership('CONTRIBUTOR')] })).toEqual([council, fire]);
});
