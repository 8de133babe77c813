import type { ExplainFigureQuery } from '#graphql/operations.js';
import { joinWords } from '#lib/format.js';

type Owed = ExplainFigureQuery['figures']['sourceReturns'][number];

interface SourceReturnsProps {
  readonly returns: readonly Owed[];
}

/** How many agencies are named; the rest are counted. */
const maxNamed = 6;

/** How many returns the number depends on, and whose returns are missing, quarter by quarter. */
export function SourceReturns({ returns }: SourceReturnsProps) {
  const due = add(returns.map(({ returnsDue }) => returnsDue));
  const received = add(returns.map(({ returnsReceived }) => returnsReceived));
  const count = due === 0 ? 'No returns are owed.' : `${received} of ${due} in.`;
  const lacking = returns.filter(({ missing }) => missing.length > 0);
  const hasSeveral = new Set(returns.map(({ period }) => period.key)).size > 1;
  if (lacking.length === 0) return <p>{count}</p>;
  if (!hasSeveral)
    return <p>{`${count} ${lacking.map((owed) => describeMissing(owed)).join(' ')}`}</p>;
  return (
    <>
      <p>{count}</p>
      {lacking.map((owed) => (
        <p
          key={`${owed.dataset} ${owed.period.key}`}
        >{`${owed.period.label}: ${describeMissing(owed)}`}</p>
      ))}
    </>
  );
}

function describeMissing({ missing, period }: Owed): string {
  const sign = period.status === 'OPEN' ? 'Not in yet' : 'Missing';
  return `${sign}: ${joinWords(gather(missing.map(({ name }) => name)))}.`;
}

function gather(names: readonly string[]): readonly string[] {
  return names.length <= maxNamed + 1
    ? names
    : [...names.slice(0, maxNamed), `${names.length - maxNamed} more agencies`];
}

function add(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
