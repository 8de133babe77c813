import { formatDate, type PlainDate } from '#domain/plain-date.js';
import {
  endOf,
  formatQuarter,
  formatQuarterLong,
  type Quarter,
  quarterOf,
  startOf,
} from '#domain/quarter.js';

import { agenciesIn, type Column, numberIn, textIn } from './column.js';
import type { Finding, KnownAtScreening, ReturnDeclaration, RowRule } from './declaration.js';
import {
  explainAgencyOutsideDates,
  explainAgencyOutsideQuarter,
  type KnownAgency,
} from './known-places.js';

/** What rows of every dataset are checked against. */
export interface GeneralContext extends KnownAtScreening {
  readonly declaration: ReturnDeclaration;
  /** The quarter that the sender named; null if the dates decide. */
  readonly quarter: Quarter | null;
}

/**
 * The rules for every dataset, each for a column: days and quarters after today, agencies and
 * senders outside their dates, rows of another quarter. Rules are made once for a return, since
 * they run for every row of it.
 */
export function toGeneralRules(context: GeneralContext): readonly RowRule[] {
  const { declaration, quarter, sender } = context;
  const { columns, dateColumn } = declaration;
  const isQuarter = columns.some(
    ({ name, kind }) => name === dateColumn && kind.type === 'quarter',
  );
  const perRow = isQuarter
    ? [ofTheQuarter(dateColumn, quarter), sentInItsQuarter(dateColumn, sender)]
    : [onADayOf(dateColumn, quarter), sentInItsTime(dateColumn, sender)];
  return [...columns.flatMap((column) => toRules(column, context)), ...perRow];
}

function toRules(
  { name, kind }: Column,
  { today, declaration: { dateColumn } }: GeneralContext,
): readonly RowRule[] {
  switch (kind.type) {
    case 'date':
      return kind.mayLieAhead
        ? []
        : [
            notAhead(
              name,
              `It is in the future. A day up to today (${formatDate(today)}) is accepted.`,
            ),
          ];
    case 'quarter':
      return [
        notAhead(
          name,
          `It has not begun. A quarter up to ${formatQuarter(quarterOf(today))} is accepted.`,
        ),
      ];
    case 'agency':
    case 'agencies':
      return [namesAgenciesOfTheDay(name, dateColumn)];
    default:
      return [];
  }
}

function notAhead(column: string, message: string): RowRule {
  return (record, { today }) => {
    const day = textIn(record, column);
    return day !== null && day > today ? { level: 'FAIL', column, message } : null;
  };
}

function namesAgenciesOfTheDay(column: string, dateColumn: string): RowRule {
  return (record, { places }) => {
    const [date, only] = [textIn(record, dateColumn), numberIn(record, column)];
    if (date === null) return null;
    const ids = only === null ? agenciesIn(record, column) : [only];
    const outside = ids.flatMap((id) => {
      const agency = places.findAgencyById(id);
      return (agency && explainAgencyOutsideDates(agency, date)) ?? [];
    });
    return outside.length === 0 ? null : { level: 'FAIL', column, message: outside.join(' ') };
  };
}

function onADayOf(column: string, quarter: Quarter | null): RowRule {
  if (quarter === null) return () => null;
  const [first, last] = [startOf(quarter), endOf(quarter)];
  const message = `It is outside the return’s quarter, ${formatQuarterLong(quarter)}. A day from ${formatDate(first)} to ${formatDate(last)} is accepted.`;
  return (record) => {
    const day = textIn(record, column);
    return day !== null && (day < first || day > last) ? { level: 'FAIL', column, message } : null;
  };
}

function ofTheQuarter(column: string, quarter: Quarter | null): RowRule {
  if (quarter === null) return () => null;
  const first = startOf(quarter);
  const message = `It is not the return’s quarter. ${quarter}, ${formatQuarterLong(quarter)}, is accepted.`;
  return (record) => {
    const start = textIn(record, column);
    return start !== null && start !== first ? { level: 'FAIL', column, message } : null;
  };
}

function sentInItsTime(column: string, sender: KnownAgency): RowRule {
  return (record) => {
    const day = textIn(record, column);
    const outside = day === null ? null : explainAgencyOutsideDates(sender, day);
    return outside === null
      ? null
      : { level: 'FAIL', column, message: `The sender did not exist on this day: ${outside}` };
  };
}

function sentInItsQuarter(column: string, sender: KnownAgency): RowRule {
  return (record) => {
    const start: PlainDate | null = textIn(record, column);
    const message = start === null ? null : explainAgencyOutsideQuarter(sender, quarterOf(start));
    return message === null ? null : { level: 'FAIL', column, message };
  };
}

/** The findings of rules about a row, in their order. */
export function findByRules(
  rules: readonly RowRule[],
  ...args: Parameters<RowRule>
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    const finding = rule(...args);
    if (finding !== null) findings.push(finding);
  }
  return findings;
}
