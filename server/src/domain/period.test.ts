import { describe, expect, it } from 'vitest';

import { provisionalFrom, provisionalUntil, statusOf } from './period.js';

describe('statusOf', () => {
  it.each([
    { today: '2026-09-30', status: 'OPEN', because: 'the last day of the quarter still runs' },
    { today: '2026-10-01', status: 'PROVISIONAL', because: 'the quarter has ended' },
    { today: '2027-02-28', status: 'PROVISIONAL', because: 'two months into the second quarter after it are not over' },
    { today: '2027-03-01', status: 'FINAL', because: 'they are over' },
    { today: '2026-01-01', status: 'OPEN', because: 'what has not begun is not settled' },
  ])('calls Q2 2026/27 $status on $today: $because', ({ today, status }) => {
    expect(statusOf('2026-27-Q2', today)).toBe(status);
  });

  it('waits for the leap day', () => {
    expect(provisionalUntil('2023-24-Q2')).toBe('2024-03-01');
    expect(statusOf('2023-24-Q2', '2024-02-29')).toBe('PROVISIONAL');
  });
});

describe('provisionalFrom', () => {
  it.each([
    { today: '2026-11-24', from: '2026-04-01', because: 'Q1 is provisional up to the end of November' },
    { today: '2026-11-30', from: '2026-04-01', because: 'its last day counts' },
    { today: '2026-12-01', from: '2026-07-01', because: 'Q1 is final now' },
  ])('is $from on $today: $because', ({ today, from }) => {
    expect(provisionalFrom(today)).toBe(from);
  });
});
