import { describe, expect, it } from 'vitest';

import { attackInto } from './attack.js';
import { cellTables } from './every-table.js';
import { familiesOf, type Family } from './families.js';
import { judgeFamilies } from './family-verdict.js';
import { startLedger } from './ledger.js';
import { redraw } from './redraw.js';
import { madeUpTarget } from './testing/made-up-target.js';
import { referenceRule } from './testing/reference-rule.js';

const sound: Family = {
  name: 'TIME × AREA',
  hidden: 200,
  ofHidden: { guesses: 1000, hits: 650, commonest: 600 },
  small: 40,
  ofSmall: { guesses: 1000, hits: 480, commonest: 400 },
  ofHiddenByMargins: { guesses: 1000, hits: 650, commonest: 600 },
  ofSmallByMargins: { guesses: 1000, hits: 480, commonest: 400 },
  large: 300,
  shownError: 2.1,
  regressionError: 1.2,
};
const failuresOf = (...families: readonly Family[]) =>
  judgeFamilies(families).flatMap(({ key, isMet }) => (isMet ? [] : [key]));

describe('the bounds for families of cells', () => {
  it.each([
    { of: {}, fails: [], because: 'each number is equal to its bound' },
    {
      of: { ofHidden: { guesses: 1000, hits: 651, commonest: 600 } },
      fails: ['familyHidden'],
      because: '5.1 points on [c] are too many',
    },
    {
      of: { ofSmall: { guesses: 1000, hits: 481, commonest: 400 } },
      fails: ['familySmall'],
      because: '8.1 points on 1 to 4 are too many',
    },
    {
      of: { ofHiddenByMargins: { guesses: 1000, hits: 651, commonest: 600 } },
      fails: ['marginsHidden'],
      because: '5.1 points on [c] from the figures around them are too many',
    },
    {
      of: { ofSmallByMargins: { guesses: 1000, hits: 481, commonest: 400 } },
      fails: ['marginsSmall'],
      because: '8.1 points on 1 to 4 from the figures around them are too many',
    },
    {
      of: { regressionError: 1.19 },
      fails: ['familyError'],
      because: 'rounding is averaged away too far',
    },
  ])('are broken by $fails: $because', ({ of, fails }) => {
    expect(failuresOf(sound, { ...sound, ...of })).toEqual(fails);
  });

  it('judge together those families that have too few cells of 1 to 4', () => {
    const few = { ...sound, small: 6, ofSmall: { guesses: 100, hits: 60, commonest: 40 } };
    const others = { ...sound, small: 10, ofSmall: { guesses: 200, hits: 80, commonest: 80 } };
    expect(failuresOf(sound, few, others)).toEqual([]);
    expect(failuresOf(sound, few, few)).toEqual(['familySmall']);
  });

  it('judge each family separately by the figures around it, even with few hidden cells', () => {
    const few = {
      ...sound,
      hidden: 116,
      ofHiddenByMargins: { guesses: 1000, hits: 660, commonest: 600 },
    };
    const others = {
      ...sound,
      hidden: 190,
      ofHiddenByMargins: { guesses: 3000, hits: 1000, commonest: 1000 },
    };
    expect(failuresOf(sound, others)).toEqual([]);
    expect(failuresOf(sound, few, others)).toEqual(['marginsHidden']);
  });

  it('give no verdict without a family', () => {
    expect(judgeFamilies([])).toEqual([]);
  });
});

describe('cells that are rounded again under another salt', () => {
  const target = madeUpTarget({ records: 400, areSetsDrawn: false });
  const rule = referenceRule(target);
  const ledger = startLedger(target, rule);
  attackInto(ledger, rule, {
    tables: cellTables(target),
    averaging: { cells: 0, pairs: 0 },
    seed: 5,
  });

  it('show what the rule shows under that salt', () => {
    const salt = target.salt + 1;
    const again = redraw(ledger, salt);
    const other = { ...target, salt };
    const asked = startLedger(other, rule);
    for (const table of cellTables(other)) asked.note(table, referenceRule(other).ask(table));
    for (const [name, { shown }] of asked.blocks)
      expect(again.blocks.get(name)?.shown).toEqual(shown);
  });

  it('are refused if their own salt does not give what was shown', () => {
    const block = ledger.blocks.get('0,1');
    if (!block) throw new Error('Quarters and districts were not asked');
    const before = block.shown[0] ?? 0;
    block.shown[0] = before + 5;
    expect(() => redraw(ledger, 1)).toThrow('What is shown is not what is drawn for its cells');
    block.shown[0] = before;
  });

  it('form only families with at least a hundred hidden cells', () => {
    const families = familiesOf([ledger, redraw(ledger, 1)], rule);
    expect(families.map(({ name }) => name)).toContain('TIME × AREA × SEX');
    expect(Math.min(...families.map(({ hidden }) => hidden))).toBeGreaterThanOrEqual(100);
    for (const { shownError, large } of families)
      if (large > 50) expect(shownError).toBeGreaterThan(1.5);
  });
});
