import type { PlainDate } from '#domain/plain-date.js';
import { addDays } from '#domain/plain-date.js';
import type { Issue } from '#domain/returns/issue.js';

import { toPrint } from './print.js';

export const stagedStates = {
  MAPPING: 'Somebody has to match or confirm its columns.',
  SCREENED: 'It has been screened, and its findings are available.',
  PUBLISHED: 'It has been published.',
} as const;

/** How many days a staged return is kept after the day it was sent; then it is removed. */
export const STAGED_DAYS = 30;

/** The maximum size of a kept file, in bytes: a workbook of 100,000 rows has about ten million. */
export const MAX_STAGED_BYTES = 40_000_000;

/**
 * The maximum number of files from one agency that may wait to be published, and their total size
 * in bytes.
 */
export const [MAX_WAITING, MAX_WAITING_BYTES] = [40, 200_000_000] as const;

/** An agency's files that wait to be published. */
export interface Waiting {
  readonly count: number;
  readonly bytes: number;
}

/**
 * Why another file of this size cannot be kept with those that wait, in a sentence; null if it can.
 */
export function explainNoRoom({ count, bytes }: Waiting, size: number): string | null {
  const what =
    count >= MAX_WAITING
      ? `${MAX_WAITING} returns from your agency are waiting here, which is the limit`
      : bytes + size > MAX_WAITING_BYTES
        ? `Your agency’s files that are waiting here would come to more than ${MAX_WAITING_BYTES / 1_000_000} MB`
        : null;
  return what === null
    ? null
    : `${what}. Publish or discard one of them, then send this file again.`;
}

/**
 * The maximum number of findings of each level that are kept for a staged return. The rest are
 * counted.
 */
export const MAX_STAGED_ISSUES = 10_000;

/** The last day on which a staged return is kept. */
export function lastDayOf(stagedOn: PlainDate): PlainDate {
  return addDays(stagedOn, STAGED_DAYS);
}

/** One cell corrected on the page; the file does not change. */
export interface Correction {
  /** The row's number, as in a spreadsheet. */
  readonly row: number;
  /** The position of the cell's column in the file, from 0. */
  readonly position: number;
  readonly column: string;
  /** What the file says, shortened if long. */
  readonly sent: string;
  readonly value: string;
  /**
   * A hash of the cells that identify the row's record, to find it again; left out until the row
   * has been screened.
   */
  readonly record?: string | undefined;
  readonly by: string;
  readonly at: string;
}

/** A warning that somebody confirmed. */
export interface Acknowledgement {
  /** The warning's id: see `toFindingId`. */
  readonly finding: string;
  readonly why: string;
  readonly by: string;
  readonly at: string;
  /** Whether the warning was acknowledged for the same record in an earlier file. */
  readonly isFromBefore?: boolean | undefined;
}

/**
 * The id of a finding, from its row, its column, its sentence and its value. If one of these
 * changes, it is another finding, which nobody has acknowledged.
 */
export function toFindingId({ row, column, message, value }: Issue): string {
  return `${toCellId({ row, column })}${toPrint(`${message}\0${value ?? ''}`)}`;
}

/** The findings, by their ids, that are about none of these cells. */
export function withoutCells<Value extends { readonly finding: string }>(
  findings: readonly Value[],
  cells: readonly Pick<Issue, 'row' | 'column'>[],
): readonly Value[] {
  const ids = new Set(cells.map(toCellId));
  return findings.filter(({ finding }) => !ids.has(finding.slice(0, finding.lastIndexOf('-') + 1)));
}

function toCellId({ row, column }: Pick<Issue, 'row' | 'column'>): string {
  return `${row}-${column ?? ''}-`;
}

/** How many warnings a staged return has. */
export interface WarningCounts {
  /** The number of warnings that are kept in full. */
  readonly kept: number;
  /** How many of those nobody has acknowledged. */
  readonly unacknowledged: number;
}

/** Counts the kept warnings, and those of them that nobody has acknowledged. */
export function countWarnings(
  issues: readonly Issue[],
  acknowledgements: readonly Acknowledgement[],
): WarningCounts {
  const known = new Set(acknowledgements.map(({ finding }) => finding));
  const warnings = issues.filter(({ level }) => level === 'WARN');
  const unacknowledged = warnings.filter((issue) => !known.has(toFindingId(issue)));
  return { kept: warnings.length, unacknowledged: unacknowledged.length };
}

const [MIN_WHY, MAX_WHY] = [3, 200];

/** What is wrong with the reason for a warning; null if nothing is. */
export function explainWhy(why: string): string | null {
  const { length } = why.trim();
  return length < MIN_WHY || length > MAX_WHY
    ? `Say in ${MIN_WHY} to ${MAX_WHY} characters why it is right.`
    : null;
}

/** The results of screening that decide whether a staged return may be published. */
export interface Screening {
  readonly failureCount: number;
  readonly warningCount: number;
}

/** Why a staged return cannot be published yet, in a sentence; null if it can. */
export function explainNotYet(
  { failureCount, warningCount }: Screening,
  { kept, unacknowledged }: WarningCounts,
): string | null {
  if (failureCount > 0)
    return `${count(failureCount, 'failure is left', 'failures are left')}. Put ${failureCount === 1 ? 'it' : 'them'} right first: a return is published whole or not at all.`;
  // Nobody has read findings that are not kept.
  if (warningCount > kept)
    return `It has ${warningCount.toLocaleString('en-GB')} warnings, more than anybody can acknowledge one by one. Put them right in the file.`;
  return unacknowledged === 0
    ? null
    : `${count(unacknowledged, 'warning has', 'warnings have')} not been acknowledged. Put ${unacknowledged === 1 ? 'it' : 'them'} right, or say why ${unacknowledged === 1 ? 'the value is' : 'the values are'} right.`;
}

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
}
