import { describe, expect, it } from 'vitest';

import type { Source } from '#domain/measures/measure.js';
import { isDeep } from '@stronghold/prisma/testing/depth';

import { attack } from './attack.js';
import { everyTable } from './every-table.js';
import type { Rule } from './rule.js';
import { servedRule } from './served-rule.js';
import type { Target } from './target.js';
import { madeUpTarget } from './testing/made-up-target.js';
import {
  agencyCountedOnce,
  hideAndRound,
  hideAndRoundWithSecondary,
  wholeAnswers,
  withoutLimit,
  zerosShown,
} from './testing/mutated-rules.js';
import { referenceRule } from './testing/reference-rule.js';
import { judge, type Measured, type Outcome } from './verdict.js';

interface Setting {
  readonly areSetsDrawn?: boolean;
  /**
   * The source decides how an agency counts. If it counts as one cut, there are more cells to
   * attack.
   */
  readonly source?: Source;
}

/**
 * Attacks a rule on a small made-up partnership, with the same records, questions and random
 * numbers for each rule.
 */
function attackBy(
  toRule: (target: Target) => Rule,
  { areSetsDrawn = false, source = 'DISRUPTIONS' }: Setting = {},
): Outcome {
  const target = madeUpTarget({ records: 3000, areSetsDrawn, source });
  return attack(target, toRule(target), {
    tables: everyTable(target),
    averaging: { cells: 100, pairs: 60 },
    seed: 5,
  });
}

function failuresOf(outcome: Outcome): readonly Measured['key'][] {
  return judge(outcome).flatMap(({ key, isMet }) => (isMet ? [] : [key]));
}

describe('the attack', { timeout: 180_000 }, () => {
  it.each([
    { rule: 'as it is served', toRule: servedRule },
    { rule: 'computed from its wording', toRule: referenceRule },
  ])('finds no fault with the rule $rule', ({ toRule }) => {
    expect(failuresOf(attackBy(toRule))).toEqual([]);
    expect(failuresOf(attackBy(toRule, { source: 'REFERRALS' }))).toEqual([]);
  });

  it.runIf(isDeep)(
    'defeats a rule that hides 1 to 4 and rounds the rest: nearly every hidden figure is given away',
    () => {
      const outcome = attackBy(hideAndRound, { areSetsDrawn: true });
      expect(failuresOf(outcome)).toEqual(
        expect.arrayContaining(['leaked', 'ofHidden', 'ofSmall', 'ofAveraging']),
      );
      expect(outcome.leaked / outcome.hidden).toBeGreaterThan(0.9);
      expect(outcome.outside).toBe(0);
    },
  );

  it.runIf(isDeep)('defeats that rule even with secondary suppression', () => {
    const outcome = attackBy(hideAndRoundWithSecondary, { areSetsDrawn: true });
    expect(failuresOf(outcome)).toEqual(
      expect.arrayContaining(['leaked', 'ofHidden', 'ofSmall', 'ofAveraging']),
    );
    expect(outcome.leaked / outcome.hidden).toBeGreaterThan(0.9);
  });

  it('learns too much if empty cells can be told from hidden ones', () => {
    expect(failuresOf(attackBy(zerosShown))).toEqual(
      expect.arrayContaining(['ofHidden', 'ofHiddenAmongShown', 'ofSmall']),
    );
  });

  it('learns too much if a fourth cut is answered', () => {
    expect(failuresOf(attackBy(withoutLimit))).toEqual(
      expect.arrayContaining(['ofHiddenAmongShown', 'ofSmall', 'unrefused']),
    );
  });

  // The quick run attacks the demonstration by the same rule.
  it.runIf(isDeep)(
    'detects answers by an agency and two other cuts, if an agency counts as one cut',
    () => {
      expect(failuresOf(attackBy(agencyCountedOnce, { source: 'REFERRALS' }))).toContain(
        'unrefused',
      );
    },
  );

  it.runIf(isDeep)('averages random rounding away if each answer is rounded on its own', () => {
    expect(failuresOf(attackBy(wholeAnswers, { areSetsDrawn: true }))).toEqual(
      expect.arrayContaining(['ofSmall', 'ofAveraging']),
    );
  });

  it('detects that answers are not the sum of cells, contrary to the rule', () => {
    const outcome = attackBy((target) => ({ ...wholeAnswers(target), areSetsDrawn: false }));
    expect(failuresOf(outcome)).toContain('unsummed');
  });

  it('detects that a cell shows different numbers in different tables', () => {
    expect(failuresOf(attackBy(hideAndRoundWithSecondary))).toContain('contradictions');
  });
});
