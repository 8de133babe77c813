import { wordCoverage } from '#lib/source-words.js';

interface Return {
  readonly dataset: string;
  readonly state: string;
  readonly isOwed: boolean;
}

/** `37 of 38 returns in`: of all agencies, for these datasets. What came unasked does not count. */
export function wordCoverageOfAll(returns: readonly Return[], datasets: readonly string[]): string {
  const owed = returns.filter(({ dataset, isOwed }) => isOwed && datasets.includes(dataset));
  const received = owed.filter(({ state }) => state === 'RECEIVED' || state === 'RECEIVED_LATE');
  return wordCoverage({ returnsDue: owed.length, returnsReceived: received.length });
}
