import { canSeeCountsOf, type Policy } from '#domain/access/policy.js';
import type { Dataset } from '#domain/lists.js';

import { type Absence, type Counted, isProtected, type QualityMeasure } from './quality-measure.js';

/** A number as shown. */
export interface QualityFigure {
  /** A share from 0 to 1, or a number for each return or row; null if there is none. */
  readonly value: number | null;
  /** The numerator and denominator; null if only the share is shown. */
  readonly count: number | null;
  readonly outOf: number | null;
  /** The number as text, or words in its place. */
  readonly text: string;
  /** Why there is no number; null if there is one. */
  readonly absence: Absence | null;
}

/** Words shown in place of a number. */
const words: Readonly<Record<Absence, string>> = {
  NOT_OWED: 'not owed',
  NOT_IN: 'not in',
  NOTHING: 'no rows',
  NO_FORMER: 'no earlier register',
  TOO_FEW: 'too few to show',
  WITHHELD: 'withheld',
};

/** A figure without a number, and why there is none. */
export function absent(absence: Absence): QualityFigure {
  return { value: null, count: null, outOf: null, text: words[absence], absence };
}

/** The number that a viewer asks for: the agency, and the measure. */
interface About {
  readonly agencyId: number;
  readonly dataset: Dataset;
  readonly measure: QualityMeasure;
}

/**
 * One agency's number as a viewer sees it. Numbers of returns are shown unchanged. Numbers of rows,
 * for an agency whose counts the viewer may not see, are cut by agency, quarter and what is
 * unknown. If rows are protected that is one cut too many; if not, the share is shown without the
 * number of rows.
 */
export function discloseFigure(
  counted: Counted,
  { agencyId, dataset, measure }: About,
  policy: Policy,
): QualityFigure {
  const areCountsTold = measure.isOfReturns || canSeeCountsOf(policy, agencyId);
  if (!areCountsTold && isProtected(dataset, measure)) return absent('WITHHELD');
  if (typeof counted === 'string') return absent(counted);
  const value = counted.count / counted.outOf;
  if (!areCountsTold) return toShareAlone(value, measure);
  const parts = { count: counted.count, outOf: counted.outOf };
  return { value, ...parts, text: write(value, measure), absence: null };
}

/** A median as shown; null means too few agencies. */
export function toMedianFigure(value: number | null, measure: QualityMeasure): QualityFigure {
  return value === null ? absent('TOO_FEW') : toShareAlone(value, measure);
}

/** A share without its parts, as exact as its text: more digits would reveal its number of rows. */
function toShareAlone(value: number, measure: QualityMeasure): QualityFigure {
  const { scaled, decimals } = toWritten(value, measure);
  const times = measure.unit === 'PER_RETURN' ? 1 : 100;
  return {
    value: Number((Number(scaled.toFixed(decimals)) / times).toFixed(decimals + 2)),
    ...{ count: null, outOf: null, text: write(value, measure), absence: null },
  };
}

/**
 * A number as text, such as `12%`, `0.4%` or `1.5`: whole from ten up, otherwise with one decimal
 * if that is not 0.
 */
function write(value: number, measure: QualityMeasure): string {
  const { scaled, decimals } = toWritten(value, measure);
  const number = scaled.toLocaleString('en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return measure.unit === 'PERCENT' ? `${number}%` : number;
}

function toWritten(value: number, { unit }: QualityMeasure) {
  const scaled = unit === 'PER_RETURN' ? value : value * 100;
  const decimals = scaled >= 10 || Math.abs(scaled - Math.round(scaled)) < 0.05 ? 0 : 1;
  return { scaled, decimals };
}
