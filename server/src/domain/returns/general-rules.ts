import { type PlainDate } from '#domain/plain-date.js';
import { endOf, formatQuarter, formatQuarterLong, type Quarter, quarterOf, startOf } from '#domain/quarter.js';

import { agenciesIn, type Column, numberIn, type ReturnRecord, textIn } from './column.js';
import type { Finding, KnownAtScreening, ReturnDeclaration } from './declaration.js';
import { explainAgencyOutsideDates, explainAgencyOutsideQuarter } from './known-places.js';

/** What rows of every dataset are held against. */
export interface GeneralGround extends KnownAtScreening {
  readonly declaration: ReturnDeclaration;
  /** The quarter that the return is said to be for; null where its dates tell. */
  readonly quarter: Quarter | null;
}

/** What is wrong with a row of any dataset: days ahead of today, agencies and senders outside their dates, another quarter. */
export function* findInEveryRow(ground: GeneralGround, record: ReturnRecord): Iterable<Finding> {
  const { columns, dateColumn } = ground.declaration;
  const date = textIn(record, dateColumn);
  for (const column of columns) {
    yield* findAhead(column, record, ground.today);
    if (date !== null) yield* findOutsideDates(column, record, { ...ground, date });
  }
  if (date === null) return;
  const isQuarter = columns.some(({ name, kind }) => name === dateColumn && kind.type === 'quarter');
  yield* isQuarter ? findInQuarter(ground, date) : findOnDay(ground, date);
}

function* findAhead({ name, kind }: Column, record: ReturnRecord, today: PlainDate): Iterable<Finding> {
  const day = textIn(record, name);
  if (day === null || day <= today) return;
  if (kind.type === 'date' && kind.mayLieAhead !== true) {
    yield { level: 'FAIL', column: name, message: `It is in the future. A day up to today (${today}) is accepted.` };
  }
  if (kind.type === 'quarter') {
    yield { level: 'FAIL', column: name, message: `It has not begun. A quarter up to ${formatQuarter(quarterOf(today))} is accepted.` };
  }
}

function* findOutsideDates(
  { name, kind }: Column,
  record: ReturnRecord,
  { places, date }: GeneralGround & { readonly date: PlainDate },
): Iterable<Finding> {
  const named = numberIn(record, name);
  const ids = kind.type === 'agencies' ? agenciesIn(record, name) : kind.type === 'agency' && named !== null ? [named] : [];
  for (const id of ids) {
    const agency = places.findAgencyById(id);
    const outside = agency && explainAgencyOutsideDates(agency, date);
    if (outside) yield { level: 'FAIL', column: name, message: outside };
  }
}

function* findOnDay({ declaration: { dateColumn }, sender, quarter }: GeneralGround, date: PlainDate): Iterable<Finding> {
  if (quarter !== null && (date < startOf(quarter) || date > endOf(quarter))) {
    const message = `It lies outside the quarter of the return, ${formatQuarterLong(quarter)}. A day from ${startOf(quarter)} to ${endOf(quarter)} is accepted.`;
    yield { level: 'FAIL', column: dateColumn, message };
  }
  const outside = explainAgencyOutsideDates(sender, date);
  if (outside) yield { level: 'FAIL', column: dateColumn, message: `The sender did not exist on this day: ${outside}` };
}

function* findInQuarter({ declaration: { dateColumn }, sender, quarter }: GeneralGround, start: PlainDate): Iterable<Finding> {
  if (quarter !== null && start !== startOf(quarter)) {
    yield {
      level: 'FAIL',
      column: dateColumn,
      message: `It is not the quarter of the return. ${quarter}, ${formatQuarterLong(quarter)}, is accepted.`,
    };
  }
  const outside = explainAgencyOutsideQuarter(sender, quarterOf(start));
  if (outside) yield { level: 'FAIL', column: dateColumn, message: outside };
}
