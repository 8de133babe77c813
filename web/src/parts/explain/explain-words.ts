import { type Flag, isProtected } from '#lib/figure.js';
import type { FigureWhere } from '#lib/figure-question.js';
import { capitalise, joinWords } from '#lib/format.js';
import { formatRounded } from '#lib/rounded.js';

const rules: Readonly<Record<string, string>> = {
  OPEN: 'Every partner sees this.',
  PROTECTED:
    'Your own agency sees its own records exactly. What others recorded is moved to a multiple of 5 by random rounding and shown as "about"; 1 to 4 may show as too few to show [c]. A figure can be split by three things at once; among referrals an agency counts as two. Some people see true counts.',
  PROTECTED_CRIME_TYPES:
    'Every partner sees this, except for child sexual exploitation and abuse and for modern slavery and human trafficking. For these two, other agencies’ figures are rounded to a multiple of 5, and figures of 1 to 4 may be hidden [c]. Some people see true counts.',
  CLEARED_BY_DISTRICT: 'Every partner sees this; by district, only people with clearance do.',
};

/** Who may see the true figures of a measure. */
export function describeDisclosure(rule: string): string {
  return rules[rule] ?? rule;
}

/** Whether others' records of a measure are randomly rounded. */
export function isProtectedRule(rule: string): boolean {
  return rule.startsWith('PROTECTED');
}

/** `Quarter: Q2 2026/27; Area: Reading, and everywhere inside; every agency and crime type.` */
export function describeFilter(
  phrases: readonly string[],
  { dimensions }: { readonly dimensions: readonly string[] },
  where: FigureWhere,
): string {
  const open = kinds.filter(
    ({ dimension, field }) => dimensions.includes(dimension) && (where[field] ?? null) === null,
  );
  const every = open.length === 0 ? [] : [`every ${joinWords(open.map(({ word }) => word))}`];
  return `${capitalise([...phrases, ...every].join('; '))}.`;
}

const kinds = [
  { field: 'area', dimension: 'AREA', word: 'area' },
  { field: 'agency', dimension: 'AGENCY', word: 'agency' },
  { field: 'crimeType', dimension: 'CRIME_TYPE', word: 'crime type' },
  { field: 'objective', dimension: 'OBJECTIVE', word: 'objective' },
] as const;

const statuses: Readonly<Record<string, string>> = {
  OPEN: 'Not closed: returns are still coming in, so the figure is compared with the same days of an earlier quarter, for the same agencies, and not rated against a target.',
  PROVISIONAL: 'Provisional: returns may still be corrected.',
  FINAL: 'Closed for good: later changes are marked as revisions.',
};

/** Says whether the quarters of a figure are final: the least final of them decides. */
export function describeSettled(
  returns: readonly { readonly period: { readonly status: string } }[],
): string {
  const least = ['OPEN', 'PROVISIONAL', 'FINAL'].find((status) =>
    returns.some(({ period }) => period.status === status),
  );
  return least === undefined ? 'No return is owed for it.' : (statuses[least] ?? least);
}

interface Parts {
  readonly displayText: string;
  readonly flags: readonly Flag[];
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

const counts = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** ` = 71 of 602 = 11.8%`, for the end of a formula; empty if there is no figure. */
export function describeResult({
  displayText,
  flags,
  value,
  numerator,
  denominator,
}: Parts): string {
  if (value === null) return '';
  const about = isProtected({ value, flags }) ? 'about ' : '';
  const write = flags.includes('ESTIMATED')
    ? formatRounded
    : (count: number) => counts.format(count);
  const parts =
    numerator === null || denominator === null
      ? ''
      : ` = ${about}${write(numerator)} of ${about}${write(denominator)}`;
  return `${parts} = ${displayText}`;
}
