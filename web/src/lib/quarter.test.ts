import { describe, expect, it } from 'vitest';

import { labelQuarter } from './quarter.js';

describe('labelQuarter', () => {
  it.each([
    { key: '2026-27-Q2', by: 0, label: 'Q2 2026/27' },
    { key: '2026-27-Q2', by: -4, label: 'Q2 2025/26' },
    { key: '2026-27-Q1', by: -1, label: 'Q4 2025/26' },
    { key: '2098-99-Q4', by: 1, label: 'Q1 2099/00' },
  ])('calls the quarter $by from $key $label', ({ key, by, label }) => {
    expect(labelQuarter(key, by)).toBe(label);
  });
});
