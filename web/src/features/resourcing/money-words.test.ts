import { describe, expect, it } from 'vitest';

import { aFigure } from '#testing/fake-values.js';

import { summariseMoney, wordForecast, wordMoney, wordMoneyByAgency, wordSpent } from './money-words.js';

const aVariance = (value: number | null) => {
  if (value === null) return aFigure(null, ['NOT_AVAILABLE']);
  const text = `${value < 0 ? '−' : value > 0 ? '+' : ''}${Math.abs(value).toFixed(1)}%`;
  return { ...aFigure(value), text, inWords: text };
};
const money = (name: string, [spend, budget, variance]: readonly (number | null)[]) => ({
  name,
  spend: aFigure(spend ?? null, spend === null ? ['NOT_AVAILABLE'] : []),
  budget: aFigure(budget ?? null, budget === null ? ['NOT_AVAILABLE'] : []),
  variance: aVariance(variance ?? null),
});

describe('money', () => {
  it('is short where it stands in a bar, and its forecast always has a sign', () => {
    expect(wordSpent(money('A', [1_420_000, 1_399_000, 3.4]))).toBe('£1.42m of £1.4m');
    expect(wordSpent(money('A', [9950, null, null]))).toBe('£9,950');
    expect(wordSpent(money('A', [null, 5, null]))).toBe('[x] not available');
    expect([3.4, -1.2, 0, null].map((variance) => wordForecast(money('A', [1, 1, variance])))).toEqual([
      'forecast +3.4%',
      'forecast −1.2%',
      'forecast 0.0%',
      'forecast [x] not available',
    ]);
  });

  it('is told as a whole with what was meant to be spent, and judged in the server’s words', () => {
    const sentence = 'The forecast variance was +1.1%, on target, with no real change. Provisional.';
    expect(wordMoney(money('All', [26_437_263, 26_269_100, 1.1]), { sentence, isOpen: false })).toBe(
      '£26.4m was spent against a budget of £26.3m; the forecast variance was +1.1%, on target, with no real change',
    );
    expect(wordMoney(money('All', [26_437_263, null, null]), { sentence, isOpen: false })).toBe('£26.4m was spent');
    expect(wordMoney(money('All', [null, 5, null]), null)).toBe('What was spent is not known');
  });

  it('is told of a range without a judgement', () => {
    expect(wordMoney(money('All', [104_533_673, 103_591_342, 1.3]), null)).toBe(
      '£105m was spent against a budget of £104m; the forecast variance was +1.3%',
    );
  });
});

describe('the message of the money by agency', () => {
  it.each([
    {
      agencies: [money('A', [1, 1, 3.4]), money('B', [1, 1, -6.1]), money('C', [1, 1, null])],
      words: 'B forecasts furthest from its budget, −6.1%',
    },
    {
      agencies: [money('A', [1, 1, 3.4]), money('B', [1, 1, -3.4])],
      words: '2 agencies forecast furthest from their budgets, 3.4% either way',
    },
    { agencies: [money('A', [1, 1, 0]), money('B', [1, 1, 0])], words: 'Every forecast meets its budget' },
    { agencies: [money('A', [1, 1, null])], words: 'No agency has a forecast' },
  ])('is “$words”', ({ agencies, words }) => {
    expect(wordMoneyByAgency(agencies)).toBe(words);
  });

  it('is summed up by who spent most', () => {
    expect(summariseMoney([money('A', [90_000, 88_000, 3.4]), money('B', [null, 5, null])])).toBe(
      'Most spent: A £90k of £88k, forecast +3.4%.',
    );
  });
});
