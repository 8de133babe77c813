import { describe, expect, it } from 'vitest';

import type { Grant } from './grant.js';
import type { Families } from './viewer.js';
import { describeVisibility } from './words.js';

const [police, council] = [1, 2];
const families: Families = new Map([
  [police, 'POLICE'],
  [council, 'LOCAL_AUTHORITY'],
]);
const names = {
  agencies: new Map([
    [police, 'Thames Valley Police'],
    [council, 'Reading Borough Council'],
  ]),
  areas: new Map<string, string>(),
};
const analyst: Grant = {
  role: 'ANALYST',
  agencyIds: [council],
  isForPartnership: false,
  areaCodes: [],
  marking: 'OFFICIAL',
};
const forAll = { agencyIds: [police, council], isForPartnership: true };
const ownOnly = 'Sees all open figures, their own protected figures exactly and others’ rounded.';

describe('what somebody sees, in words', () => {
  it.each<readonly [string, Grant, string]>([
    ['at a council', analyst, ownOnly],
    [
      'for the partnership, not cleared, in a role that opens records',
      { ...analyst, ...forAll },
      'Sees all open figures, and every agency’s protected figures exactly.',
    ],
    [
      'for the partnership, not cleared, in a role that does not open records',
      { ...analyst, ...forAll, role: 'AUDITOR' },
      ownOnly,
    ],
    [
      'for the partnership, cleared',
      { ...analyst, ...forAll, marking: 'OFFICIAL_SENSITIVE' },
      'Sees true counts of everything.',
    ],
  ])('describes a grant %s', (_whose, grant, words) => {
    expect(describeVisibility({ grants: [grant] }, families, names)[0]).toBe(words);
  });
});
