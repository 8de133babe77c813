import { countDays } from '#domain/plain-date.js';
import { endBefore, formatQuarter, quarterOf, startOf } from '#domain/quarter.js';

import { numberIn, quoteColumn, type ReturnRecord, textIn } from './column.js';
import type { RowRule } from './declaration.js';

/**
 * Thirteen weeks of forty hours are 520; with overtime, one person may work this many in a quarter.
 */
const LONG_HOURS = 650;

/** More pounds than pay, equipment and buildings cost for one person and one quarter. */
const DEAR_POUNDS = 100_000;

const numbers = [
  'establishment_fte',
  'strength_fte',
  'hours_planned',
  'hours_committed',
  'hours_abstracted',
  'budget_pounds',
  'actual_pounds',
  'forecast_pounds',
] as const;

/**
 * The rules for a resource row, including those that only give a warning. More staff than funded
 * posts do not give one.
 */
export const resourceRules: readonly RowRule[] = [
  saysSomething,
  ofPeopleWhoWork('hours_planned', ['hours_planned'], 'establishment_fte'),
  ofPeopleWhoWork('hours_committed', ['hours_committed', 'hours_abstracted'], 'strength_fte'),
  spentMoreThanCameBack,
  ofPlausiblePrice('budget_pounds'),
  ofPlausiblePrice('actual_pounds'),
  ofPlausiblePrice('forecast_pounds'),
];

function saysSomething(...[record]: Parameters<RowRule>): ReturnType<RowRule> {
  if (numbers.some((column) => numberIn(record, column) !== null)) return null;
  return {
    level: 'WARN',
    column: 'strength_fte',
    message: 'It is empty, like every other number in the row, so the row does not count.',
  };
}

/** `spent` are hours that the same people worked together; `staff` is the number of people. */
function ofPeopleWhoWork(column: string, spent: readonly string[], staff: string): RowRule {
  return (record) => {
    const [hours, people] = [sumOf(record, spent), numberIn(record, staff)];
    if (hours === 0 || people === null) return null;
    const words =
      spent.length === 1
        ? 'It is'
        : `With ${spent
            .filter((each) => each !== column)
            .map(quoteColumn)
            .join(', ')}, it is`;
    if (people === 0)
      return {
        level: 'WARN',
        column,
        message: `${words} ${format(hours)} hours, but ${quoteColumn(staff)} is 0. Who works them?`,
      };

    const perPerson = hours / people;
    const quarter = quarterOf(textIn(record, 'quarter') ?? '');
    const hoursOfQuarter = countDays(startOf(quarter), endBefore(quarter)) * 24;
    if (perPerson > hoursOfQuarter) {
      const message = `${words} ${format(perPerson)} hours for each of ${quoteColumn(staff)} (${people}), but ${formatQuarter(quarter)} has only ${format(hoursOfQuarter)}. Give the hours for the whole quarter, and staff in full-time equivalents.`;
      return { level: 'FAIL', column, message };
    }
    if (perPerson <= LONG_HOURS) return null;
    const message = `${words} ${format(perPerson)} hours for each of ${quoteColumn(staff)} (${people}); full time is 520 hours a quarter. Is that right?`;
    return { level: 'WARN', column, message };
  };
}

function sumOf(record: ReturnRecord, columns: readonly string[]): number {
  return columns.reduce((sum, column) => sum + (numberIn(record, column) ?? 0), 0);
}

function spentMoreThanCameBack(...[record]: Parameters<RowRule>): ReturnType<RowRule> {
  if ((numberIn(record, 'actual_pounds') ?? 0) >= 0) return null;
  return {
    level: 'WARN',
    column: 'actual_pounds',
    message: 'It is negative, which means that more came back than was spent. Is that right?',
  };
}

function ofPlausiblePrice(column: string): RowRule {
  return (record) => {
    const pence = numberIn(record, column);
    const people = Math.max(
      numberIn(record, 'establishment_fte') ?? 0,
      numberIn(record, 'strength_fte') ?? 0,
    );
    if (pence === null || people === 0 || pence / 100 <= DEAR_POUNDS * people) return null;
    const message = `It is more than ${format(DEAR_POUNDS)} for each of the staff (${people}) in one quarter. Is it in pounds, and for the quarter alone?`;
    return { level: 'WARN', column, message };
  };
}

function format(number: number): string {
  return Math.round(number).toLocaleString('en-GB');
}
