import { expect, it } from 'vitest';

import type { Pin } from './my-page-documents.js';
import { toPinAddress } from './pin-address.js';

const pin: Pin = {
  __typename: 'Pin',
  id: 'p',
  name: 'Reports',
  columns: 6,
  height: 'HALF',
  page: 'REPORTS',
  blockId: 'reports',
  measure: null,
  scope: {},
  isGone: false,
  savedQuery: null,
};
const around = { quarter: '2026-27-Q2', area: null };

it.each([
  {
    of: {},
    address: '/reports?quarter=2026-27-Q2#reports',
    because: 'a page with a quarter of its own',
  },
  {
    of: { scope: { area: 'E06000038', step: 'MONTH' } },
    address: '/reports?quarter=2026-27-Q2&step=month&area=E06000038#reports',
    because: 'a page with the pin’s filters',
  },
  {
    of: { scope: { agencyKind: 'POLICE' } },
    address: '/reports?quarter=2026-27-Q2&agency=POLICE#reports',
    because: 'a kind of agency',
  },
  {
    of: { page: 'MEASURE' as const, measure: 'reports' as const, blockId: 'why' },
    address: '/measures/reports?quarter=2026-27-Q2#why',
    because: 'a measure’s page',
  },
  {
    of: { page: 'AREA' as const, scope: { area: 'E06000038' }, blockId: 'map' },
    address: '/areas/E06000038?quarter=2026-27-Q2#map',
    because: 'a place’s page',
  },
  {
    of: {
      page: null,
      blockId: null,
      savedQuery: { __typename: 'SavedQuery' as const, id: 'q', version: 2 },
    },
    address: '/explore/q?quarter=2026-27-Q2',
    because: 'a saved question',
  },
  { of: { page: null, blockId: null }, address: null, because: 'nothing for a pin that is gone' },
])('opens $because', ({ of, address }) =>
  expect(toPinAddress({ ...pin, ...of }, around)).toBe(address),
);

it('lets the page’s area override the pin’s', () => {
  expect(
    toPinAddress(
      { ...pin, scope: { area: 'E06000038' } },
      { quarter: '2026-27-Q2', area: 'E06000060' },
    ),
  ).toBe('/reports?quarter=2026-27-Q2&area=E06000060#reports');
});
