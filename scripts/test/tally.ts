/**
 * How many tests passed and failed. A runner that fails without a failed test, for example because
 * a file does not load, counts as one failure.
 */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Reads the result from a JSON report of Vitest or Playwright; null for any other report. Skipped
 * tests count neither as passed nor as failed.
 */
export function readTally(report: unknown): Tally | null {
  const stats = find(report, 'stats');
  const passed = find(report, 'numPassedTests') ?? find(stats, 'expected');
  const failed = find(report, 'numFailedTests') ?? find(stats, 'unexpected');
  // Playwright's flaky tests failed and then passed.
  const flaky = find(stats, 'flaky') ?? 0;
  if (typeof passed !== 'number' || typeof failed !== 'number' || typeof flaky !== 'number')
    return null;
  return { passed: passed + flaky, failed };
}

/**
 * A runner's tally, given its exit code: a missing report, and a failure without a failed test,
 * count as one failure.
 */
export function judge(tally: Tally | null, exitCode: number): Tally {
  if (tally === null) return { passed: 0, failed: 1 };
  return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (total, { passed, failed }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
    }),
    {
      passed: 0,
      failed: 0,
    },
  );
}

function find(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? new Map<string, unknown>(Object.entries(value)).get(name)
    : undefined;
}
