import { describe, expect, it } from 'vitest';

import { namePin, type PinOfPage } from './name-pin.js';

const nothing: PinOfPage = { pageKey: null, blockId: null, measure: null, scope: {} };

describe('namePin', () => {
  it.each([
    {
      pin: { pageKey: 'REPORTS', blockId: 'crime-types' },
      name: 'Reports: Crime types',
      because: 'a block of a page',
    },
    {
      pin: { pageKey: 'REPORTS', blockId: 'reports' },
      name: 'Reports',
      because: 'a block with the name of its page',
    },
    {
      pin: { pageKey: 'OVERVIEW', blockId: 'disruption' },
      name: 'Overview: Disruption',
      because: 'all tiles of a block',
    },
    {
      pin: { pageKey: 'OVERVIEW', blockId: 'reports', measure: 'reports' },
      name: 'Reports received',
      because: 'one tile',
    },
    {
      pin: {
        pageKey: 'OVERVIEW',
        blockId: 'objectives',
        measure: 'disruptions',
        scope: { objective: 'PROTECT' },
      },
      name: 'Protect',
      because: 'the tile of an objective',
    },
    {
      pin: { pageKey: 'OVERVIEW', blockId: 'reports', measure: 'vacancyRate' },
      name: 'A block that is gone',
      because: 'a tile that the block does not have',
    },
    {
      pin: { pageKey: 'NONE', blockId: 'reports' },
      name: 'A block that is gone',
      because: 'a page that does not exist',
    },
    { pin: {}, name: 'A saved question that is gone', because: 'no page' },
  ])('$because: $name', ({ pin, name }) => expect(namePin({ ...nothing, ...pin })).toBe(name));
});
