import { crimeTypes, labelOf } from '#domain/lists.js';
import { addDays, formatDate, type PlainDate } from '#domain/plain-date.js';
import { endOf, quarterOf } from '#domain/quarter.js';

import { quoteColumn, type ReturnRecord, textIn } from './column.js';
import { notBefore } from './date-rules.js';
import type { RowRule } from './declaration.js';

/** Five years, in days: no plan is reviewed later than that. */
const DISTANT_DAYS = 5 * 365;

/** The rules for a register row, including those that only give a warning. */
export const ocgRules: readonly RowRule[] = [
  archivedWithDate,
  notBefore('archived_on', 'mapped_on'),
  byTheEndOfTheQuarter('mapped_on'),
  byTheEndOfTheQuarter('archived_on'),
  reviewedWithinYears,
  namesOtherCrimes,
];

/** The last day of the quarter of the row's register. */
export function lastDayOfRegister(record: ReturnRecord): PlainDate {
  return endOf(quarterOf(textIn(record, 'quarter') ?? ''));
}

function archivedWithDate(...[record]: Parameters<RowRule>): ReturnType<RowRule> {
  const [isArchived, day] = [
    textIn(record, 'status') === 'ARCHIVED',
    textIn(record, 'archived_on'),
  ];
  if (isArchived === (day !== null)) return null;
  const message = isArchived
    ? 'It is empty, but the status is Archived. The day of archiving is accepted, or another status.'
    : 'It is filled in, but the status is not Archived. A group that came back has no day of archiving: leave it empty, or set the status Archived.';
  return { level: 'FAIL', column: 'archived_on', message };
}

function byTheEndOfTheQuarter(column: string): RowRule {
  return (record) => {
    const [day, last] = [textIn(record, column), lastDayOfRegister(record)];
    if (day === null || day <= last) return null;
    const message = `It is after the end of the quarter, and a register shows the groups as they were then. A day up to ${formatDate(last)} is accepted.`;
    return { level: 'FAIL', column, message };
  };
}

function reviewedWithinYears(...[record]: Parameters<RowRule>): ReturnType<RowRule> {
  const [due, mapped] = [textIn(record, 'plan_review_due'), textIn(record, 'mapped_on')];
  if (due === null) return null;
  const column = 'plan_review_due';
  if (mapped !== null && due < mapped)
    return {
      level: 'WARN',
      column,
      message: `It is before ${quoteColumn('mapped_on')} (${formatDate(mapped)}). Is that right?`,
    };
  if (due <= addDays(lastDayOfRegister(record), DISTANT_DAYS)) return null;
  return {
    level: 'WARN',
    column,
    message: 'It is more than five years after the quarter. Is the year right?',
  };
}

function namesOtherCrimes(...[record]: Parameters<RowRule>): ReturnType<RowRule> {
  const [main, others] = [textIn(record, 'crime_type'), record.other_crime_types];
  if (main === null || !Array.isArray(others) || !others.some((other) => other === main))
    return null;
  return {
    level: 'WARN',
    column: 'other_crime_types',
    message: `It names the group's main crime type (${labelOf(crimeTypes, main)}) again. Did you mean another?`,
  };
}
