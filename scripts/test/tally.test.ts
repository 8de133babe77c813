import { describe, expect, it } from 'vitest';

import { judge, readTally, sum } from './tally.js';

describe('readTally', () => {
  it.each([
    {
      name: 'from Vitest',
      report: { numPassedTests: 7, numFailedTests: 2, numPendingTests: 1 },
      tally: { passed: 7, failed: 2 },
    },
    {
      name: 'from Playwright, where a flaky test counts as passed',
      report: { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 4 } },
      tally: { passed: 4, failed: 1 },
    },
    { name: 'from an unknown runner', report: { tests: 3 }, tally: null },
    { name: 'that is missing', report: null, tally: null },
  ])('reads a report $name', ({ report, tally }) => {
    expect(readTally(report)).toEqual(tally);
  });
});

describe('judge', () => {
  it.each([
    {
      tally: { passed: 3, failed: 0 },
      exitCode: 0,
      judged: { passed: 3, failed: 0 },
      because: 'all went well',
    },
    {
      tally: { passed: 3, failed: 2 },
      exitCode: 1,
      judged: { passed: 3, failed: 2 },
      because: 'failed tests explain the exit code',
    },
    {
      tally: { passed: 3, failed: 0 },
      exitCode: 1,
      judged: { passed: 3, failed: 1 },
      because: 'a file that does not load has no failed test',
    },
    {
      tally: null,
      exitCode: 0,
      judged: { passed: 0, failed: 1 },
      because: 'a missing report is not a success',
    },
  ])(
    'counts $tally with exit code $exitCode as $judged: $because',
    ({ tally, exitCode, judged }) => {
      expect(judge(tally, exitCode)).toEqual(judged);
    },
  );
});

describe('sum', () => {
  it('adds up the results of all runners', () => {
    expect(
      sum([
        { passed: 1, failed: 0 },
        { passed: 2, failed: 3 },
      ]),
    ).toEqual({ passed: 3, failed: 3 });
  });
});
