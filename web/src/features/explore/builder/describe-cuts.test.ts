import { describe, expect, it } from 'vitest';

import { describeCuts } from './describe-cuts.js';

describe('describing the cuts of a question', () => {
  it.each([
    {
      cuts: { used: 3, names: ['quarter', 'area', 'exploitation'], areOthersShown: true },
      says: 'Figures of others can be told apart by 3 things at once, and this question names 3: quarter, area and exploitation. One more, and you see only your own.',
    },
    {
      cuts: { used: 4, names: ['quarter', 'area', 'gender', 'route'], areOthersShown: false },
      says: 'You see only your own. Figures of others can be told apart by 3 things at once, and this question names 4: quarter, area, gender and route. Take one away.',
    },
    {
      cuts: { used: 5, names: ['quarter', 'area', 'route', 'agency'], areOthersShown: false },
      says: 'You see only your own. Figures of others can be told apart by 3 things at once, and this question names 5: quarter, area, route and agency, where the agency counts as two. Take the agency away, or two others.',
    },
  ])('says “$says”', ({ cuts, says }) => {
    expect(describeCuts({ ...cuts, most: 3 })).toBe(says);
  });
});
