import type { Verdict } from './oracle.js';

/** What a block must say in some words or other: pieces that its title and its reason are to hold. */
interface ExpectedWords {
  readonly title: readonly string[];
  /** Null where no reason is to be given. */
  readonly reason: readonly string[] | null;
}

/** "Q1 2025/26". */
function nameQuarter(quarter: string): string {
  return `${quarter.slice(8)} ${quarter.slice(0, 4)}/${quarter.slice(5, 7)}`;
}

/** The pieces of a verdict that no wording may leave out. */
export function expectWords({ kind, break: found, explained, named: [first], compared }: Verdict, isShare: boolean): ExpectedWords {
  const told = kind === 'REAL_CHANGE' ? found : null;
  const title =
    told === null
      ? []
      : [
          `${told.side === 'HIGH' ? 'rose' : 'fell'} in ${nameQuarter(told.quarter).slice(0, 2)}`,
          ...(told.backSince === null ? [] : [`back to usual since ${nameQuarter(told.backSince)}`]),
        ];
  if (explained === null) return { title, reason: null };
  if (explained === 'EVERYWHERE') return { title, reason: ['Everywhere at once'] };
  if (explained === 'NO_ONE' || first === undefined) return { title, reason: ['No one '] };
  const write = (value: number) => (isShare ? `${value.toFixed(1)}%` : Math.round(value).toLocaleString('en-GB'));
  const [only, ...others] = compared?.before ?? [];
  const when = others.length === 0 && only !== undefined ? [` in ${nameQuarter(only)}, `] : ['before, '];
  return { title, reason: [first.label, write(first.before), write(first.after), ...when] };
}
