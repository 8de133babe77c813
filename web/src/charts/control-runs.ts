import type { ControlBand, ControlQuarter } from './control-chart.type.js';

/** Adjacent quarters, both ends included. */
interface Run {
  readonly from: number;
  readonly to: number;
}

/**
 * The segments of the line: adjacent closed quarters with a figure, recorded in the same way. A gap
 * stays a gap.
 */
export function findLines(quarters: readonly ControlQuarter[]): readonly Run[] {
  return toRuns(quarters, (quarter, before) => {
    if (quarter.isOpen || quarter.value === null) return 'out';
    return (before?.value ?? null) === null || quarter.startsBaseline ? 'begins' : 'continues';
  });
}

/**
 * The usual range of each baseline: from its first closed quarter to its last, across gaps, without
 * quarters at a new level.
 */
export function findBands(
  quarters: readonly ControlQuarter[],
): readonly (Run & { readonly band: ControlBand })[] {
  const stretches = toRuns(quarters, (quarter, before) => {
    if (quarter.isOpen || quarter.level !== null) return 'out';
    return before?.level !== null || quarter.startsBaseline ? 'begins' : 'continues';
  });
  return stretches.flatMap(({ from, to }) => {
    const band =
      quarters.slice(from, to + 1).find((quarter) => quarter.band !== null)?.band ?? null;
    return band === null ? [] : [{ from, to, band }];
  });
}

/** Quarters at a new level, with their mean. */
export function findLevels(
  quarters: readonly ControlQuarter[],
): readonly (Run & { readonly mean: number })[] {
  return toRuns(quarters, (quarter, before) => {
    if (quarter.level === null) return 'out';
    return before?.level === quarter.level ? 'continues' : 'begins';
  }).map((run) => ({ ...run, mean: quarters[run.from]?.level ?? 0 }));
}

/** The steps of the target: one for adjacent quarters with the same edge. */
export function findSteps(
  quarters: readonly ControlQuarter[],
): readonly (Run & { readonly value: number })[] {
  return [0, 1].flatMap((edge) =>
    toRuns(quarters, (quarter, before) => {
      const value = quarter.targets[edge];
      if (value === undefined) return 'out';
      return before?.targets[edge] === value ? 'continues' : 'begins';
    }).map((run) => ({ ...run, value: quarters[run.from]?.targets[edge] ?? 0 })),
  );
}

type Place = 'out' | 'begins' | 'continues';

function toRuns(
  quarters: readonly ControlQuarter[],
  findPlace: (quarter: ControlQuarter, before: ControlQuarter | undefined) => Place,
) {
  const runs: { from: number; to: number }[] = [];
  quarters.forEach((quarter, index) => {
    const place = findPlace(quarter, quarters[index - 1]);
    const last = runs.at(-1);
    if (place === 'begins') runs.push({ from: index, to: index });
    else if (place === 'continues' && last !== undefined) last.to = index;
  });
  return runs;
}
