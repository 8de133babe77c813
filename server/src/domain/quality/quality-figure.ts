import { canSeeCountsOf, type Policy } from '#domain/access/policy.js';
import type { Dataset } from '#domain/lists.js';

import { type Absence, type Counted, isProtected, type QualityMeasure } from './quality-measure.js';

/** A number as it is told. */
export interface QualityFigure {
  /** A share of 1, or so many for each return or row; null where there is none. */
  readonly value: number | null;
  /** What it is made of; null where only the share is told. */
  readonly count: number | null;
  readonly outOf: number | null;
  /** As it is written, or a word in its place. */
  readonly text: string;
  /** Why there is none; null where there is one. */
  readonly absence: Absence | null;
}

/** Words that stand where a number would. */
const words: Readonly<Record<Absence, string>> = {
  NOT_OWED: 'not owed',
  NOT_IN: 'not in',
  NOTHING: 'no rows',
  NO_FORMER: 'no register before',
  TOO_FEW: 'too few to show',
  WITHHELD: 'withheld',
};

/** A place where there is no number, and why. */
export function absent(absence: Absence): QualityFigure {
  return { value: null, count: null, outOf: null, text: words[absence], absence };
}

/** What a viewer is asked about: whose number it is, and of what. */
interface About {
  readonly agencyId: number;
  readonly dataset: Dataset;
  readonly measure: QualityMeasure;
}

/**
 * A number of one agency as a viewer is told it. Numbers of returns are told as they are. Numbers of rows of an
 * agency whose counts the viewer may not see are cut by agency, quarter and what they leave unknown:
 * where rows are protected that is a cut too many, and where they are not the share is told without
 * how many there are.
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
  const parts = areCountsTold
    ? { count: counted.count, outOf: counted.outOf }
    : { count: null, outOf: null };
  return { value, ...parts, text: write(value, measure), absence: null };
}

/** A median as it is told; null stands for too few. */
export function toMedianFigure(value: number | null, measure: QualityMeasure): QualityFigure {
  if (value === null) return absent('TOO_FEW');
  return { value, count: null, outOf: null, text: write(value, measure), absence: null };
}

/** `12%`, `0.4%`, `1.5`: whole from ten up, else with one decimal where there is any. */
function write(value: number, { unit }: QualityMeasure): string {
  const scaled = unit === 'PER_RETURN' ? value : value * 100;
  const decimals = scaled >= 10 || Math.abs(scaled - Math.round(scaled)) < 0.05 ? 0 : 1;
  const number = scaled.toLocaleString('en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  if (unit === 'PERCENT') return `${number}%`;
  return number;
}
