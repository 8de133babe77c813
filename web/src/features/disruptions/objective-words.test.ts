import { describe, expect, it } from 'vitest';

import type { Flag } from '#lib/figure.js';
import { findSide } from '#lib/signal.js';

import { summariseObjectives, type ToldObjective, wordObjectives, wordOpenObjectives } from './objective-words.js';

interface Asked extends Partial<Omit<ToldObjective, 'figure' | 'target'>> {
  readonly value?: number | null;
  readonly flags?: readonly Flag[];
  readonly target?: number | 'band' | null;
}

const objective = ({ value = 100, flags = [], target = 90, ...rest }: Asked = {}): ToldObjective => ({
  name: 'Pursue',
  figure: {
    value,
    text: value === null ? '[x]' : String(value),
    inWords: value === null ? '[x]' : `${flags.includes('ESTIMATED') ? 'about ' : ''}${value}`,
    flags,
  },
  target: target === null ? null : { text: String(target), value: target === 'band' ? null : target },
  status: 'GREEN',
  variation: 'NO_REAL_CHANGE',
  signals: [],
  side: findSide(rest.signals ?? []),
  ...rest,
});

const higher = { variation: 'IMPROVING', signals: ['ABOVE_UPPER_LIMIT'] } as const;
const missed = { name: 'Protect', value: 128, target: 140, status: 'RED' } as const;

describe('wordObjectives', () => {
  it.each([
    {
      objectives: [objective(), objective({ name: 'Prevent', value: 157, ...higher }), objective(missed)],
      words: 'Prevent was 157, above its usual range; Protect is 12 short of target',
      because: 'a real change comes before a target that is missed',
    },
    {
      objectives: [objective({ name: 'Prevent', value: 157, variation: 'IMPROVING', signals: ['FALLING'], side: 'HIGH' })],
      words: 'Prevent was 157, higher than usual',
      because: 'a change of level lies where it lies, whatever happens at it',
    },
    {
      objectives: [objective({ name: 'Prevent', value: 57, variation: 'WORSENING', signals: [], side: 'LOW' })],
      words: 'Prevent was 57, lower than usual',
      because: 'it may have no signal',
    },
    {
      objectives: [objective({ ...missed, variation: 'WORSENING', signals: ['RUN_BELOW_CENTRE'] })],
      words: 'Protect was 128, lower than usual and off target',
      because: 'one objective is told once',
    },
    {
      objectives: [objective({ ...missed, flags: ['ESTIMATED'] })],
      words: 'Protect is off target',
      because: 'nothing is counted from an estimate',
    },
    { objectives: [objective({ ...missed, target: 'band' })], words: 'Protect is off target', because: 'a band has two edges' },
    {
      objectives: [objective({ ...higher, flags: ['ESTIMATED'] })],
      words: 'Pursue was about 100, above its usual range',
      because: 'an estimate is told as one',
    },
    {
      objectives: [objective(), objective({ name: 'Prevent', value: 500 })],
      words: 'Every objective is on target, with no real change',
      because: 'the usual ups and downs are no message',
    },
    {
      objectives: [objective(), objective({ name: 'Prepare', status: 'AMBER' })],
      words: 'No objective really changed; Prepare is near target',
      because: 'near is not on target',
    },
    {
      objectives: [objective({ target: null, status: 'NO_TARGET' })],
      words: 'No objective really changed',
      because: 'without a target nothing is met',
    },
    {
      objectives: [objective({ variation: 'TOO_FEW_POINTS' })],
      words: 'There are too few quarters to tell a real change in any objective',
      because: 'it cannot be told, which is not no change',
    },
  ])('says "$words": $because', ({ objectives, words }) => {
    expect(wordObjectives(objectives)).toBe(words);
  });
});

describe('wordOpenObjectives', () => {
  it('tells an open quarter and judges nothing', () => {
    expect(wordOpenObjectives([objective(higher), objective({ name: 'Prevent', value: null })], 'Q3 2026/27')).toBe(
      'Q3 2026/27 so far: 100 for Pursue',
    );
  });
});

describe('summariseObjectives', () => {
  it('tells every objective, a missing figure among them', () => {
    expect(summariseObjectives([objective(), objective({ name: 'Prevent', value: null, target: null })], 'Q2 2026/27')).toBe(
      'Q2 2026/27: Pursue 100 against a target of 90; Prevent [x] not available, no target set.',
    );
  });
});
