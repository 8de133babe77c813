import { describe, expect, it } from 'vitest';

import { markAnswer } from './mark-answer.js';

const choices = {
  viewer: { marking: 'OFFICIAL_SENSITIVE' as const },
  measures: [
    { key: 'disruptions', disclosure: 'OPEN' },
    { key: 'referrals', disclosure: 'PROTECTED' },
  ],
};

function shapeOf(
  key: string,
  measures: readonly (string | null)[],
  kind: 'FIGURES' | 'RECORDS' = 'FIGURES',
) {
  return { key, kind, columns: measures.map((measure) => ({ measure })) };
}

describe('an answer’s marking', () => {
  it('is OFFICIAL if every partner sees all its figures exactly', () => {
    const shapes = [shapeOf('figures', [null, 'disruptions'])];
    expect(markAnswer({ shapes, data: { figures: {} } }, choices)).toBe('OFFICIAL');
  });

  it.each([
    {
      what: 'one measure is protected',
      shapes: [shapeOf('figures', ['disruptions', 'referrals'])],
    },
    { what: 'a measure is unknown', shapes: [shapeOf('figures', ['new'])] },
    { what: 'there is no measure', shapes: [shapeOf('figures', [null])] },
    { what: 'it contains records', shapes: [shapeOf('figures', ['disruptions'], 'RECORDS')] },
    { what: 'a part of it is not a table', shapes: [] },
  ])('is the reader’s if $what', ({ shapes }) => {
    expect(markAnswer({ shapes, data: { figures: {} } }, choices)).toBe('OFFICIAL_SENSITIVE');
  });

  it('is the reader’s if the answer contains more than open figures', () => {
    const shapes = [shapeOf('figures', ['disruptions'])];
    expect(markAnswer({ shapes, data: { figures: {}, reports: {} } }, choices)).toBe(
      'OFFICIAL_SENSITIVE',
    );
  });
});
