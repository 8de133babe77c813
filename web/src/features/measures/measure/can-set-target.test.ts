import { expect, it } from 'vitest';

import { canSetTarget } from './can-set-target.js';

const council = { actions: ['SET_TARGETS'] as const, agencies: [{ id: 'OCC' }], viewingAs: null };
const partnership = { ...council, actions: ['SET_TARGETS', 'SET_PARTNERSHIP_TARGETS'] as const };
const at = (code: string) => ({ code, name: code, of: 'AGENCY' }) as const;

it.each([
  { viewer: council, agency: null, can: false, because: 'the target belongs to the partnership' },
  { viewer: council, agency: at('TVP'), can: false, because: 'it belongs to another agency' },
  { viewer: council, agency: at('OCC'), can: true, because: 'it belongs to their own agency' },
  {
    viewer: { ...council, actions: [] },
    agency: at('OCC'),
    can: false,
    because: 'they administer nothing',
  },
  {
    viewer: { ...partnership, viewingAs: 'Administrator' },
    agency: null,
    can: false,
    because: 'they view as somebody else',
  },
  { viewer: partnership, agency: null, can: true, because: 'they act for the partnership' },
  { viewer: partnership, agency: at('TVP'), can: true, because: 'they act for every agency' },
])('returns $can: $because', ({ viewer, agency, can }) => {
  expect(canSetTarget(viewer, agency)).toBe(can);
});
