import { describe, expect, it } from 'vitest';

import { aShare } from '#testing/fake-referrals.js';
import { aFigure } from '#testing/fake-values.js';
import type { Status } from '#ui/judgement/judgement.type.js';

import {
  chooseShare,
  type PlacedShare,
  summariseDecisions,
  type ToldShare,
  wordDecisions,
  wordHere,
  wordLarger,
} from './decision-words.js';

const names = { R: 'Reading', W: 'Berkshire West (command unit)', F: 'Thames Valley' } as const;

function at(code: keyof typeof names, figure: PlacedShare['figure'], status: Status = 'NO_TARGET'): PlacedShare {
  return { area: { code, name: names[code] }, figure, status, target: null };
}

const hidden = aShare(null, null);
const missing = { ...aFigure(null, ['NOT_AVAILABLE']), numerator: null, denominator: null };

describe('chooseShare', () => {
  it.each([
    { places: [at('R', aShare(15, 20)), at('F', aShare(40, 60))], told: 'Reading', few: null, because: 'twenty are enough' },
    {
      places: [at('R', aShare(15, 19)), at('W', aShare(16, 20)), at('F', aShare(40, 60))],
      told: names.W,
      few: 'Reading',
      because: 'nineteen are not, and the next larger one has enough',
    },
    {
      places: [at('R', hidden), at('W', aShare(5, 6)), at('F', aShare(40, 60))],
      told: names.F,
      few: 'Reading',
      because: 'one that has too few itself is passed over',
    },
    {
      places: [at('R', missing), at('F', aShare(40, 60))],
      told: names.F,
      few: 'Reading',
      because: 'nothing recorded here is too few, too',
    },
    {
      places: [at('R', aShare(5, 5)), at('F', hidden)],
      told: 'Reading',
      few: null,
      because: 'nowhere is enough, and here something may be said',
    },
  ])('tells it of $told: $because', ({ places, told, few }) => {
    const chosen = chooseShare(places);
    expect(chosen?.told.area.name).toBe(told);
    expect(chosen?.few?.area.name ?? null).toBe(few);
  });

  it('tells nothing of no place', () => {
    expect(chooseShare([])).toBeNull();
  });
});

const share = (told: PlacedShare, few: PlacedShare | null = null, field = 'inTime'): ToldShare => ({
  field,
  name: `Share ${field}`,
  told,
  few,
});

describe('wordDecisions', () => {
  it.each([
    {
      shares: [share(at('F', aShare(45, 60), 'AMBER'))],
      words: '75.0% of reasonable-grounds decisions were made within 5 working days, near target',
    },
    {
      shares: [share(at('F', aShare(45, 60, ['ESTIMATED']), 'RED'))],
      words: 'About 75.0% of reasonable-grounds decisions were made within 5 working days, off target',
    },
    {
      shares: [share(at('F', aShare(45, 60)), at('R', hidden))],
      words: '75.0% of reasonable-grounds decisions in Thames Valley were made within 5 working days',
    },
    {
      shares: [share(at('R', aShare(5, 5)))],
      words: '5 of 5 reasonable-grounds decisions were made within 5 working days: too few for a percentage',
    },
    { shares: [share(at('R', hidden))], words: 'Too few reasonable-grounds decisions to tell a share' },
    { shares: [share(at('R', missing))], words: 'No reasonable-grounds decision is recorded' },
  ])('says "$words"', ({ shares, words }) => {
    expect(wordDecisions(shares, shares[0]?.told.area.name === 'Reading' ? 'R' : shares[0]?.few === null ? 'F' : 'R')).toBe(words);
  });
});

describe('wordLarger', () => {
  const enough = share(at('R', aShare(31, 35)), null, 'triage');

  it.each([
    { shares: [enough], words: '', because: 'nothing stands in' },
    {
      shares: [share(at('F', aShare(45, 60)), at('R', hidden)), enough],
      words: 'Reading has too few for 1 of 2, which is of Thames Valley',
      because: 'one larger area stands in',
    },
    {
      shares: [share(at('F', aShare(45, 60)), at('R', hidden)), share(at('W', aShare(30, 40)), at('R', aShare(5, 5)), 'positive')],
      words: 'Reading has too few for any of them, which are of the next larger area that has enough',
      because: 'several do, and each row names its own',
    },
  ])('says "$words": $because', ({ shares, words }) => {
    expect(wordLarger(shares)).toBe(words);
  });
});

describe('wordHere', () => {
  it.each([
    { figure: aShare(5, 5), words: 'Reading: 5 of 5, too few', because: 'what is exact may be told in numbers' },
    { figure: hidden, words: 'Reading: [c], too few to show', because: 'what is hidden may not' },
    { figure: missing, words: 'Reading: not available', because: 'nothing is recorded' },
  ])('says "$words": $because', ({ figure, words }) => {
    expect(wordHere(at('R', figure))).toBe(words);
  });
});

describe('summariseDecisions', () => {
  it('tells every share with its place, its target and why it is no percentage', () => {
    const target = { text: '75%', value: 75 };
    const shares = [
      share({ ...at('F', aShare(45, 60), 'GREEN'), target }, at('R', hidden)),
      share(at('R', aShare(5, 5)), null, 'positive'),
      share(at('R', hidden), null, 'repeat'),
    ];
    expect(summariseDecisions(shares, 'R')).toBe(
      'Share inTime: 75.0% in Thames Valley, target 75%, on target; Share positive: 5 of 5 (too few for a percentage); Share repeat: [c] (hidden: too few).',
    );
  });
});
