import { describe, expect, it } from 'vitest';

import type { SparklinePoint } from './sparkline.type.js';
import { describeSparkline } from './sparkline-words.js';

const aPoint = (
  label: string,
  value: number | null,
  set: Partial<SparklinePoint> = {},
): SparklinePoint => ({
  label,
  value,
  text: value === null ? '[x]' : String(value),
  isOpen: false,
  signal: null,
  isBeyond: false,
  ...set,
});

const points = [
  aPoint('Q4', 40),
  aPoint('Q1', null),
  aPoint('Q2', 60, { signal: 'HIGH' }),
  aPoint('Q3', 20, { isOpen: true }),
];

describe('describeSparkline', () => {
  it('gives the range, the latest quarter, a real change and gaps in one sentence', () => {
    expect(
      describeSparkline('Prevent', {
        points,
        stretches: [{ start: 0, limits: null }],
        level: null,
        targets: [],
        joinsOpen: false,
      }),
    ).toBe(
      'Prevent, 3 quarters to Q2: between 40 in Q4 and 60 in Q2; latest 60, higher than usual; no figure for Q1.',
    );
  });

  it('says when a level changed, instead of where the latest quarter lies', () => {
    const level = { start: 2, end: 3, mean: 60, text: 'Rose in Q2, two quarters so far' };
    expect(
      describeSparkline('Prevent', {
        points,
        stretches: [{ start: 0, limits: null }],
        level,
        targets: [],
        joinsOpen: false,
      }),
    ).toBe(
      'Prevent, 3 quarters to Q2: between 40 in Q4 and 60 in Q2; latest 60; rose in Q2, two quarters so far; no figure for Q1.',
    );
  });

  it('says where recording changed, and how high a share is so far', () => {
    const stretches = [
      { start: 0, limits: null },
      { start: 2, limits: null },
    ];
    expect(
      describeSparkline('Share', { points, stretches, level: null, targets: [], joinsOpen: true }),
    ).toBe(
      'Share, 3 quarters to Q2: between 40 in Q4 and 60 in Q2; latest 60, higher than usual; 20 so far in Q3; no figure for Q1; recorded differently before Q2.',
    );
  });

  it('says what its points are, even in the singular', () => {
    const content = {
      points: [aPoint('2025/26', 5)],
      stretches: [],
      level: null,
      targets: [],
      joinsOpen: false,
    };
    expect(describeSparkline('Vacancy rate', content, 'years')).toBe(
      'Vacancy rate, 1 year to 2025/26: latest 5.',
    );
    expect(describeSparkline('Vacancy rate', { ...content, points: [] }, 'years')).toBe(
      'Vacancy rate: no closed year has a figure.',
    );
  });

  it('never turns a missing value into a number', () => {
    const content = {
      points: [aPoint('Q1', null), aPoint('Q2', 5, { isOpen: true })],
      stretches: [],
      level: null,
      targets: [],
      joinsOpen: false,
    };
    expect(describeSparkline('Prevent', content)).toBe('Prevent: no closed quarter has a figure.');
  });
});
