import { describe, expect, it } from 'vitest';

import { runs } from '@stronghold/prisma/testing/depth';

import { sampleTables } from './sample-tables.js';
import { startSeeded } from './seeded.js';
import { servedRule } from './served-rule.js';
import { madeUpTarget } from './testing/made-up-target.js';
import { referenceRule } from './testing/reference-rule.js';

describe('the served rule', () => {
  it('answers like the rule as computed from its wording, for any sampled question', () => {
    const target = madeUpTarget({ records: 3000, areSetsDrawn: false });
    const [served, reference] = [servedRule(target), referenceRule(target)];
    const asked = runs({ sample: 500, deep: 3000 });
    let [answered, refused] = [0, 0];
    for (const table of sampleTables(target, asked, startSeeded(3))) {
      const answer = served.ask(table);
      expect(answer).toEqual(reference.ask(table));
      if (answer) answered += 1;
      else refused += 1;
    }
    expect(answered).toBeGreaterThan(asked / 3);
    expect(refused).toBeGreaterThan(asked / 30);
  });
});
