import type { Outage } from './drill.js';
import type { FoundReturns } from './lost-returns.js';

/** The summary of all failovers, in lines for people. */
export function describeOutages(
  outages: readonly Outage[],
  found: FoundReturns,
  wrong: readonly string[],
): readonly string[] {
  const { published, lost, denied, torn, unknown } = found;
  return [
    `${outages.length} primaries killed`,
    `Seconds until the database could be written: ${describe(outages.map(({ database }) => database))}`,
    `Seconds until a return was published: ${describe(outages.map(({ publishing }) => publishing))}`,
    `Returns that were acknowledged: ${published}; of these lost or changed: ${count(lost)}`,
    `Returns that are there although their senders were told that nothing was written: ${count(denied)}`,
    `Returns that are only partly there: ${count(torn)}`,
    `Returns whose senders were told nothing certain: ${unknown}`,
    ...(wrong.length > 0
      ? wrong
      : ['verify-rollups, verify-log and verify-packs found nothing wrong']),
  ];
}

function describe(seconds: readonly number[]): string {
  const sorted = seconds.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  return `median ${middle.toFixed(1)}, longest ${(sorted.at(-1) ?? NaN).toFixed(1)}`;
}

function count(names: readonly string[]): string {
  return names.length === 0 ? '0' : `${names.length} (${names.slice(0, 5).join(', ')})`;
}
