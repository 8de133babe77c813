import { fundingSources, objectiveNames, staffGroups } from '#domain/lists.js';

import { type Column, type ColumnKind, optional, required } from './column.js';
import type { ReturnDeclaration } from './declaration.js';
import { resourceRules } from './resource-rules.js';

/** Full-time equivalents and hours of a whole quarter; more in one row is a typing error. */
const staff: ColumnKind = { type: 'number', least: 0, most: 100_000, decimals: 2 };
const hours: ColumnKind = { type: 'number', least: 0, most: 100_000_000, decimals: 2 };

/** Ten billion pounds. */
const MAX_POUNDS = 10_000_000_000;
const money: ColumnKind = { type: 'pounds', least: 0, most: MAX_POUNDS };

const columns: readonly Column[] = [
  required('quarter', { type: 'quarter' }),
  required('objective', { type: 'code', list: objectiveNames }),
  required('area', { type: 'area' }),
  required('staff_group', { type: 'code', list: staffGroups }),
  required('funding_source', { type: 'code', list: fundingSources }),
  optional('establishment_fte', staff),
  optional('strength_fte', staff),
  optional('hours_planned', hours),
  optional('hours_committed', hours),
  optional('hours_abstracted', hours),
  optional('budget_pounds', money),
  // Receipts in a quarter may be more than its spending: a late grant for an earlier quarter, or
  // the refund of a wrong charge.
  optional('actual_pounds', { type: 'pounds', least: -MAX_POUNDS, most: MAX_POUNDS }),
  optional('forecast_pounds', money),
];

/**
 * Resources: what an agency put in during a quarter, one row for each objective, area, staff group
 * and funding source.
 */
export const resources: ReturnDeclaration = {
  dataset: 'RESOURCES',
  columns,
  dateColumn: 'quarter',
  keyColumns: ['quarter', 'objective', 'area', 'staff_group', 'funding_source'],
  marking: 'OFFICIAL',
  rules: resourceRules,
  derived: [],
};
