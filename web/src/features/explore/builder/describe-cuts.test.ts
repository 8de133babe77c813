import { describe, expect, it } from 'vitest';

import { describeCuts } from './describe-cuts.js';

describe('describing a question’s cuts', () => {
  it.each([
    {
      cuts: { used: 3, names: ['quarter', 'area', 'exploitation'], areOthersShown: true },
      says: 'Other agencies’ figures can be split by 3 things at once, and this question uses 3: quarter, area and exploitation. One more, and you see only your own.',
    },
    {
      cuts: { used: 4, names: ['quarter', 'area', 'gender', 'route'], areOthersShown: false },
      says: 'You see only your own. Other agencies’ figures can be split by 3 things at once, and this question uses 4: quarter, area, gender and route. Remove one.',
    },
    {
      cuts: { used: 5, names: ['quarter', 'area', 'route', 'agency'], areOthersShown: false },
      says: 'You see only your own. Other agencies’ figures can be split by 3 things at once, and this question uses 5: quarter, area, route and agency, where the agency counts as two. Remove the agency, or two others.',
    },
  ])('says “$says”', ({ cuts, says }) => {
    expect(describeCuts({ ...cuts, most: 3 })).toBe(says);
  });
});
