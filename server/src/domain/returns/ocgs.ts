import { crimeTypes, ocgStatuses, riskBands } from '#domain/lists.js';
import type { PlainDate } from '#domain/plain-date.js';
import { endOf, quarterOf } from '#domain/quarter.js';

import { type Column, optional, required, type ReturnRecord, textIn } from './column.js';
import type { DerivedColumn, ReturnDeclaration, RowRule } from './declaration.js';

const columns: readonly Column[] = [
  required('quarter', { type: 'quarter' }),
  required('reference', { type: 'reference' }),
  required('status', { type: 'code', list: ocgStatuses }),
  required('crime_type', { type: 'code', list: crimeTypes }),
  required('mapped_on', { type: 'date' }),
  optional('other_crime_types', { type: 'codes', list: crimeTypes }),
  optional('area', { type: 'area' }),
  optional('risk_band', { type: 'code', list: riskBands }),
  optional('archived_on', { type: 'date' }),
  optional('plan_review_due', { type: 'date', mayLieAhead: true }),
];

const derived: readonly DerivedColumn[] = [
  { name: 'is_mapped_in_quarter', compute: (record) => isInQuarter(record, 'mapped_on') },
  { name: 'is_archived_in_quarter', compute: (record) => isInQuarter(record, 'archived_on') },
  { name: 'is_plan_in_date', compute: (record) => (textIn(record, 'plan_review_due') ?? '') >= lastDayOf(record) },
];

/** The register of organised crime groups, a row per group, as it stood at the end of the quarter. */
export const ocgs: ReturnDeclaration = {
  dataset: 'OCGS',
  columns,
  dateColumn: 'quarter',
  keyColumns: ['quarter', 'reference'],
  marking: 'OFFICIAL_SENSITIVE',
  rules: [archivedWithDate],
  derived,
};

/** The last day of the register's quarter. */
function lastDayOf(record: ReturnRecord): PlainDate {
  return endOf(quarterOf(textIn(record, 'quarter') ?? ''));
}

function isInQuarter(record: ReturnRecord, column: string): boolean {
  const day = textIn(record, column);
  return day !== null && quarterOf(day) === quarterOf(textIn(record, 'quarter') ?? '');
}

function archivedWithDate(...[record]: Parameters<RowRule>): ReturnType<RowRule> {
  const [isArchived, day] = [textIn(record, 'status') === 'ARCHIVED', textIn(record, 'archived_on')];
  if (isArchived === (day !== null)) return null;
  const message = isArchived
    ? 'It is empty, but the status is ARCHIVED. The day of archiving is accepted, or another status.'
    : 'It is filled, but the status is not ARCHIVED. A group that came back has no day of archiving; leave it empty, or archive the group.';
  return { level: 'FAIL', column: 'archived_on', message };
}
