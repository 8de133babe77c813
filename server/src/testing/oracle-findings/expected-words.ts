import type { Verdict } from './raw.js';

/** The pieces that the title and the reason of a block must have in any wording. */
interface ExpectedWords {
  readonly title: readonly string[];
  /** Pieces of the reason; null if no reason is expected. */
  readonly reason: readonly string[] | null;
  /** Clauses of the title, each in one of several wordings, omitted only for lack of space. */
  readonly clauses: readonly (readonly string[])[];
  /** Pieces of the title or the reason. */
  readonly either: readonly string[];
}

/** A quarter by name: "Q1 2025/26". */
function nameQuarter(quarter: string): string {
  return `${quarter.slice(8)} ${quarter.slice(0, 4)}/${quarter.slice(5, 7)}`;
}

/**
 * The length of a break in words: the number of quarters up to three, and from four on whether it
 * stayed.
 */
function nameLasting({
  side,
  backSince,
  sinceCount,
  beyondCount,
}: NonNullable<Verdict['break']>): readonly string[] {
  if (backSince !== null) return [];
  const level = side === 'HIGH' ? 'high' : 'low';
  if (sinceCount >= 4)
    return [beyondCount === sinceCount ? `stayed ${level}` : `mostly stayed ${level}`];
  return beyondCount === sinceCount ? ['quarters so far'] : [`${level} in `];
}

/** The pieces that every wording of a verdict must have. */
export function expectWords(verdict: Verdict, isShare: boolean): ExpectedWords {
  const { kind, break: found, explained, named, compared, isUsual, isAsInForce, missed } = verdict;
  const [first] = named;
  const told = kind === 'REAL_CHANGE' ? found : null;
  const moved = told === null ? '' : `${told.side === 'HIGH' ? 'rose' : 'fell'} in `;
  const title =
    told === null
      ? []
      : [
          nameQuarter(told.quarter),
          ...(told.backSince === null
            ? []
            : [moved, `back to usual since ${nameQuarter(told.backSince)}`]),
        ];
  const either = isAsInForce ? ['whole force'] : [];
  const lasting = told === null ? [] : nameLasting(told);
  const clauses = [
    ...(lasting.length === 0
      ? []
      : [[...lasting, `${told?.side === 'HIGH' ? 'high' : 'low'} since`]]),
    ...(missed === null || missed < 2 ? [] : [['missed ']]),
  ];
  const common = { title, either, clauses };
  if (explained === null) return { ...common, reason: null };
  if (explained === 'EVERYWHERE')
    return { ...common, either: [...either, 'verywhere at once'], reason: ['n nearly every'] };
  if (explained === 'NO_ONE' || first === undefined) return { ...common, reason: ['No one '] };
  const write = (value: number) =>
    isShare ? `${value.toFixed(1)}%` : Math.round(value).toLocaleString('en-GB');
  const [only, ...others] = compared?.before ?? [];
  const when =
    others.length === 0 && only !== undefined ? [` in ${nameQuarter(only)}, `] : ['before, '];
  const usual = isUsual ? ['are in its usual range'] : [];
  return {
    ...common,
    reason: [first.label, write(first.before), write(first.after), ...when, ...usual],
  };
}
