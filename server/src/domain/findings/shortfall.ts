import { formatCount, formatFigure, formatPoundsShort } from '#domain/figures/words/format.js';
import type { Kpi } from '#domain/scorecard/kpi.js';
import { findMiss, formatEdge, toWanted } from '#domain/targets/target.js';

const COMPUTING_ERROR = 1e-9;

/**
 * What it would take to meet the target, in counts: "144 more would meet 75%". Null if the target
 * is met, or the number is not known exactly.
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
 * How far the figure is from its target, in counts: "12 short of target", "9.5 posts over target".
 * For a share of cases it adds the total, since a bare number would read as per cent: "short of
 * target by 10 of 122". Null if the target is met, or the number is not known exactly.
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

/** The shortfall as written next to the target itself: "12 short", "short by 10 of 122". */
export function describeCompanionShortfall(
  kpi: Pick<Kpi, 'figure' | 'target' | 'measure'>,
): string | null {
  return describeShortfall(kpi)?.replace(/(?: of)? target/u, '') ?? null;
}

/**
 * Which edge of the wanted values is missed, and by how much; null if none is missed, or the number
 * is not known exactly.
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

/**
 * The number by which a target is missed: in cases for a share of cases, otherwise in the unit of
 * the figure.
 */
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
      // A fraction of a case counts as a whole one; a computed number may be very slightly above a
      // whole one.
      return formatCount(Math.ceil(lacking - COMPUTING_ERROR));
    case 'FTE':
      return `${formatCount(lacking)} posts`;
    default:
      return formatCount(lacking);
  }
}
