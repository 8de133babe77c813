import { crimeTypes, ocgStatuses, riskBands } from '#domain/lists.js';
import { quarterOf } from '#domain/quarter.js';

import { type Column, optional, required, type ReturnRecord, textIn } from './column.js';
import type { DerivedColumn, ReturnDeclaration } from './declaration.js';
import { lastDayOfRegister, ocgRules } from './ocg-rules.js';

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
  {
    name: 'is_plan_in_date',
    compute: (record) => (textIn(record, 'plan_review_due') ?? '') >= lastDayOfRegister(record),
  },
];

/** The register of organised crime groups, one row for each group, as at the end of the quarter. */
export const ocgs: ReturnDeclaration = {
  dataset: 'OCGS',
  columns,
  dateColumn: 'quarter',
  keyColumns: ['quarter', 'reference'],
  marking: 'OFFICIAL_SENSITIVE',
  rules: ocgRules,
  derived,
};

function isInQuarter(record: ReturnRecord, column: string): boolean {
  const day = textIn(record, column);
  return day !== null && quarterOf(day) === quarterOf(textIn(record, 'quarter') ?? '');
}
