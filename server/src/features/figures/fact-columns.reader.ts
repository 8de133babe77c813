import {
  codedDeclarations,
  type CodedDimension,
  isCodedDimension,
} from '#domain/measures/coded-dimensions.js';
import type { Amount, Attribute } from '#domain/measures/measure.js';

/** Where the engine finds a fact of a record, in SQL that names the record `fact`. */
export interface FactColumn {
  /** A column of the record, or an expression over its columns. */
  readonly expression: string;
  /**
   * The type of the column’s values. `BOOLEAN` stands for yes or no, and `AGENCIES` for the ids of
   * several agencies.
   */
  readonly type: string;
  /** Whether the column is an array of all the record’s values. */
  readonly isSeveral?: boolean;
}

/** The columns of facts that no dimension declares. */
const otherColumns: Readonly<Record<Exclude<Attribute, CodedDimension>, FactColumn>> = {
  SUPPORTING_AGENCY: {
    expression: 'fact.supporting_agency_ids',
    type: 'AGENCIES',
    isSeveral: true,
  },
  DISRUPTION_STATUS: { expression: 'fact.status', type: 'DisruptionStatus' },
  IS_MULTI_AGENCY: { expression: 'fact.is_multi_agency', type: 'BOOLEAN' },
  IS_MODERATED_IN_28_DAYS: { expression: 'fact.is_moderated_in_28_days', type: 'BOOLEAN' },
  LED_TO_OWN_DISRUPTION: { expression: 'fact.led_to_own_disruption', type: 'BOOLEAN' },
  LED_TO_DISRUPTION: { expression: 'fact.led_to_disruption', type: 'BOOLEAN' },
  REASONABLE_GROUNDS: { expression: 'fact.reasonable_grounds', type: 'Decision' },
  IS_DECIDED_IN_5_DAYS: {
    expression: '(fact.reasonable_grounds_on <= fact.reasonable_grounds_due_on)',
    type: 'BOOLEAN',
  },
  TRIAGED_IN_TIME: { expression: 'fact.triaged_in_time', type: 'BOOLEAN' },
  REPEAT_WITHIN_12_MONTHS: { expression: 'fact.repeat_within_12_months', type: 'BOOLEAN' },
  OCG_STATUS: { expression: 'fact.status', type: 'OcgStatus' },
  IS_MAPPED_IN_QUARTER: { expression: 'fact.is_mapped_in_quarter', type: 'BOOLEAN' },
  IS_ARCHIVED_IN_QUARTER: { expression: 'fact.is_archived_in_quarter', type: 'BOOLEAN' },
  IS_PLAN_IN_DATE: { expression: 'fact.is_plan_in_date', type: 'BOOLEAN' },
  IS_DISRUPTED_BY_OWNER: { expression: 'fact.is_disrupted_by_owner', type: 'BOOLEAN' },
  IS_DISRUPTED: { expression: 'fact.is_disrupted', type: 'BOOLEAN' },
  IS_ON_TIME: { expression: 'fact.is_on_time', type: 'BOOLEAN' },
};

const codedColumns: ReadonlyMap<string, FactColumn> = new Map(
  codedDeclarations.map(({ axis, column, type, isMulti }) => [
    axis,
    { expression: `fact.${column}`, type, ...(isMulti ? { isSeveral: true } : {}) },
  ]),
);

/** The column of a fact. Dimensions declare their own. */
export function factColumnOf(attribute: Attribute): FactColumn {
  const column = isCodedDimension(attribute)
    ? codedColumns.get(attribute)
    : otherColumns[attribute];
  if (!column) throw new Error(`No column of ${attribute}`);
  return column;
}

/** The columns of a record’s amounts. */
export const amountColumns: Readonly<Record<Amount, string>> = {
  FIRST_ACTION_HOURS: 'fact.first_action_hours',
  ARRESTS: 'fact.arrests',
  CHARGES: 'fact.charges',
  CONVICTIONS: 'fact.convictions',
  SENTENCE_MONTHS: 'fact.sentence_months',
  CASH_PENCE: 'fact.cash_pence',
  ASSETS_PENCE: 'fact.assets_pence',
  DRUGS_GRAMS: 'fact.drugs_grams',
  FIREARMS_SEIZED: 'fact.firearms',
  PHONES: 'fact.phones',
  ADDRESSES_VISITED: 'fact.addresses_visited',
  ADULTS_SAFEGUARDED: 'fact.adults_safeguarded',
  CHILDREN_SAFEGUARDED: 'fact.children_safeguarded',
  SCHOOL_VISITS: 'fact.school_visits',
  LINES_CLOSED_TYPE1: 'fact.lines_closed_type1',
  LINES_CLOSED_TYPE2: 'fact.lines_closed_type2',
  ESTABLISHMENT_FTE: 'fact.establishment_fte',
  STRENGTH_FTE: 'fact.strength_fte',
  HOURS_COMMITTED: 'fact.hours_committed',
  HOURS_ABSTRACTED: 'fact.hours_abstracted',
  BUDGET_PENCE: 'fact.budget_pence',
  ACTUAL_PENCE: 'fact.actual_pence',
  FORECAST_PENCE: 'fact.forecast_pence',
};
