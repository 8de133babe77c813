import { formatCount, formatFigure, formatPoundsShort } from '#domain/figures/words/format.js';
import type { Kpi } from '#domain/scorecard/kpi.js';
import { findMiss, formatEdge, toWanted } from '#domain/targets/target.js';

const COMPUTING_ERROR = 1e-9;

/**
 * What it would take to meet the target, in counts: "144 more would meet 75%". Null where it is
 * met, or how many is not known exactly.
 */
export function describeNeeded({
  figure,
  target,
  measure,
}: Pick<Kpi, 'figure' | 'target' | 'measure'>): string | null {
  const miss = findShortfall({ figure, target, measure });
  if (miss === null) return null;
  const isCounted =
    measure.unit === 'COUNT' || measure.partsUnit === 'COUNT' || measure.partsUnit === 'FTE';
  return `${miss.amount} ${miss.isShort ? 'more' : isCounted ? 'fewer' : 'less'} would meet ${formatEdge(measure, miss.edge)}`;
}

/**
 * What is missing to the target, in counts: "12 short of target", "9.5 posts over target". Of a
 * share of cases it says of how many, since a bare number would read as per cent: "short of target
 * by 10 of 122". Null where it is met, or how many is not known exactly.
 */
export function describeShortfall(kpi: Pick<Kpi, 'figure' | 'target' | 'measure'>): string | null {
  const miss = findShortfall(kpi);
  if (miss === null) return null;
  const { amount, isShort } = miss;
  const { direction, unit, partsUnit } = kpi.measure;
  const { denominator } = kpi.figure;
  const of =
    unit === 'PERCENT' && partsUnit === 'COUNT' && denominator !== null
      ? formatCount(denominator)
      : null;
  if (direction === 'NEAREST')
    return `${of === null ? amount : `${amount} of ${of}`} ${isShort ? 'below' : 'above'} the band`;
  const way = isShort ? 'short of target' : 'over target';
  return of === null ? `${amount} ${way}` : `${way} by ${amount} of ${of}`;
}

/** The same beside the target itself: "12 short", "short by 10 of 122". */
export function describeCompanionShortfall(
  kpi: Pick<Kpi, 'figure' | 'target' | 'measure'>,
): string | null {
  return describeShortfall(kpi)?.replace(/(?: of)? target/u, '') ?? null;
}

/**
 * Which edge of what is wanted is missed, and by how much of what is counted; null where none is,
 * or that is not known exactly.
 */
function findShortfall({ figure, target, measure }: Pick<Kpi, 'figure' | 'target' | 'measure'>) {
  if (target === null || figure.value === null || figure.range !== null) return null;
  const wanted = toWanted(measure.direction, target.aim);
  const miss = findMiss(figure.value, wanted);
  return (
    miss && {
      edge: miss.edge,
      isShort: miss.edge === wanted.from,
      amount: toAmount(figure, miss, measure),
    }
  );
}

/** By how many of what is counted a target is missed; of what is no share of cases, by how much. */
function toAmount(
  { numerator, denominator }: Kpi['figure'],
  { edge, by }: { readonly edge: number; readonly by: number },
  { unit, partsUnit }: Kpi['measure'],
): string {
  if (unit !== 'PERCENT' || numerator === null || denominator === null)
    return unit === 'COUNT' ? formatCount(Math.ceil(by)) : formatFigure(by, unit);
  const lacking = Math.abs((edge * denominator) / 100 - numerator);
  switch (partsUnit) {
    case 'GBP':
      return formatPoundsShort(lacking);
    case 'COUNT':
      // Nine hundredths of a case are a whole one; what is computed may lie a hair above a whole
      // one.
      return formatCount(Math.ceil(lacking - COMPUTING_ERROR));
    case 'FTE':
      return `${formatCount(lacking)} posts`;
    default:
      return formatCount(lacking);
  }
}
