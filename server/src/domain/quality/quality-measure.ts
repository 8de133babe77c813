import type { Dataset } from '#domain/lists.js';

import { isReceived, type QualityFact } from './quality-fact.js';
import { unknownColumns } from './unknown-columns.js';

/** The numerator and denominator of a share. */
export interface Count {
  readonly count: number;
  /** The denominator, above 0. */
  readonly outOf: number;
}

/** Why there is no count. */
export const absences = {
  NOT_OWED: 'The agency did not owe this return.',
  NOT_IN: 'The return was not received.',
  NOTHING: 'The return has no rows of this kind.',
  NO_FORMER: 'There is no register for the quarter before to compare it with.',
  TOO_FEW: 'Too few agencies, or too few rows, to show.',
  WITHHELD: 'Withheld to protect people: it counts another agency’s rows about them.',
} as const;
export type Absence = keyof typeof absences;

export type Counted = Count | Absence;

/** One measure of returns. */
export interface QualityMeasure {
  readonly key: string;
  readonly name: string;
  /** What is counted, and out of what. */
  readonly definition: string;
  /** What the number is: a percentage, or a number for each return or each hundred rows. */
  readonly unit: 'PERCENT' | 'PER_RETURN' | 'PER_HUNDRED';
  /** The column that the measure is about; null if it is about the whole return. */
  readonly column: string | null;
  /**
   * Whether the measure counts returns, not rows: everybody may see numbers of returns for every
   * agency.
   */
  readonly isOfReturns: boolean;
  readonly count: (fact: QualityFact) => Counted;
}

/** Datasets whose rows are people, or reports that may be about people (DISCLOSURE). */
const protectedDatasets: ReadonlySet<Dataset> = new Set(['REPORTS', 'REFERRALS']);

/** Whether other agencies' rows of a dataset are protected. */
export function hasProtectedRows(dataset: Dataset): boolean {
  return protectedDatasets.has(dataset);
}

/** Whether a number counts rows that are protected for other agencies. */
export function isProtected(dataset: Dataset, { isOfReturns }: QualityMeasure): boolean {
  return hasProtectedRows(dataset) && !isOfReturns;
}

const ofReturns: readonly QualityMeasure[] = [
  {
    ...{ key: 'onTime', name: 'On time', unit: 'PERCENT', column: null, isOfReturns: true },
    definition:
      'Returns that were sent in full and published by their due day, out of those whose due day has passed.',
    count: ({ isOwed, state }) => {
      if (!isOwed) return 'NOT_OWED';
      if (state === 'DUE' || state === 'NOT_DUE') return 'NOT_IN';
      return { count: state === 'RECEIVED' ? 1 : 0, outOf: 1 };
    },
  },
  {
    ...{ key: 'sentAgain', name: 'Sent again', column: null, isOfReturns: true },
    unit: 'PER_RETURN',
    definition:
      'How often a return was sent again after the first full one, whether or not that changed anything.',
    count: whereIn(({ sentAgain }) => ({ count: sentAgain, outOf: 1 })),
  },
  {
    ...{ key: 'corrected', name: 'Rows corrected later', column: null, isOfReturns: false },
    unit: 'PERCENT',
    definition:
      'Rows that were corrected or withdrawn after the first full return, out of the rows of the latest full one.',
    count: whereIn(({ changed, rows }) => ratio(changed, rows)),
  },
  {
    ...{ key: 'warnings', name: 'Warnings per 100 rows', column: null, isOfReturns: false },
    unit: 'PER_HUNDRED',
    definition:
      'Warnings in the latest full return when it was published, for each 100 of its rows. A row can have several.',
    count: whereIn(({ warnings, rows }) => ratio(warnings, rows)),
  },
];

const largerPlace: QualityMeasure = {
  ...{ key: 'largerPlace', name: 'Coded only to a larger place', column: null },
  ...{ unit: 'PERCENT', isOfReturns: false },
  definition:
    'Rows that are coded to a county or the whole force, out of those with a place. They do not count in any district.',
  count: whereIn((fact) => ratio(fact.largerPlace, fact.placed)),
};

const stock: QualityMeasure = {
  ...{ key: 'stock', name: 'Groups that do not add up', column: null },
  ...{ unit: 'PERCENT', isOfReturns: false },
  definition:
    'Groups that left the register without an archiving date, or are in it for the first time although they were mapped before the quarter, out of the rows of the register: opening + mapped + reopened - archived should equal the closing number.',
  count: whereIn(({ gaps, records }) => (gaps === null ? 'NO_FORMER' : ratio(gaps, records))),
};

/** The measures of a dataset, in the order of the page. */
export function measuresOf(dataset: Dataset): readonly QualityMeasure[] {
  const columns = unknownColumns[dataset].map(({ name }) => name);
  return [
    ...ofReturns,
    largerPlace,
    ...(dataset === 'OCGS' ? [stock] : []),
    {
      ...{ key: 'unknown', name: 'Unknown values', column: null },
      ...{ unit: 'PERCENT', isOfReturns: false },
      definition: `Cells with an unknown value, out of all cells in the ${columns.length} columns where a value may be unknown.`,
      count: whereIn(({ unknown, records }) =>
        ratio(
          columns.reduce((sum, column) => sum + (unknown[column] ?? 0), 0),
          records * columns.length,
        ),
      ),
    },
    ...columns.map((column): QualityMeasure => ({
      ...{ key: `unknown:${column}`, name: `Unknown: ${column}`, column },
      ...{ unit: 'PERCENT', isOfReturns: false },
      definition: `Rows whose ${column} is empty or says that it is not known, out of all rows.`,
      count: whereIn(({ unknown, records }) => ratio(unknown[column] ?? 0, records)),
    })),
  ];
}

/** Whether a measure is shown in the list of agencies. */
export function isMain({ column }: QualityMeasure): boolean {
  return column === null;
}

function whereIn(count: (fact: QualityFact) => Counted): QualityMeasure['count'] {
  return (fact) => {
    if (isReceived(fact)) return count(fact);
    return fact.isOwed ? 'NOT_IN' : 'NOT_OWED';
  };
}

function ratio(count: number, outOf: number): Counted {
  return outOf === 0 ? 'NOTHING' : { count, outOf };
}

/** Adds up counts; if there is none, gives the reason. */
export function addUp(counted: readonly Counted[]): Counted {
  const counts = counted.filter((each) => typeof each !== 'string');
  if (counts.length === 0)
    return counted.findLast((each) => typeof each === 'string') ?? 'NOT_OWED';
  return counts.reduce((sum, each) => ({
    count: sum.count + each.count,
    outOf: sum.outOf + each.outOf,
  }));
}
