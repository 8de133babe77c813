import { describe, expect, it } from 'vitest';

import { sampleTables } from './sample-tables.js';
import { startSeeded } from './seeded.js';
import { servedRule } from './served-rule.js';
import { madeUpTarget } from './testing/made-up-target.js';
import { referenceRule } from './testing/reference-rule.js';

describe('the rule as it is served', () => {
  it('answers as the rule worked out from its words does, in any of 3,000 questions', () => {
    const target = madeUpTarget({ records: 3000, areSetsDrawn: false });
    const [served, reference] = [servedRule(target), referenceRule(target)];
    let [answered, refused] = [0, 0];
    for (const table of sampleTables(target, 3000, startSeeded(3))) {
      const answer = served.ask(table);
      expect(answer).toEqual(reference.ask(table));
      if (answer) answered += 1;
      else refused += 1;
    }
    expect(answered).toBeGreaterThan(1000);
    expect(refused).toBeGreaterThan(100);
  });
});
