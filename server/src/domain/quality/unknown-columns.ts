import type { Dataset } from '#domain/lists.js';

/** A column in which a return can leave something unknown. */
export interface UnknownColumn {
  /** The column's name in a return. */
  readonly name: string;
  /** Codes that mean unknown, as an empty cell does. */
  readonly codes?: readonly string[];
}

const named = (...names: readonly string[]): readonly UnknownColumn[] =>
  names.map((name) => ({ name }));

/**
 * The columns of each dataset in which an empty cell means unknown. Columns that every row must
 * fill in are left out. Columns in which an empty cell is an answer are in `emptyIsAnAnswer`
 * instead: nobody was named, nothing is decided yet, or something has not ended.
 */
export const unknownColumns: Readonly<Record<Dataset, readonly UnknownColumn[]>> = {
  REPORTS: named('status', 'source_grade', 'information_grade', 'handling'),
  DISRUPTIONS: named(
    'target',
    'arrests',
    'charges',
    'convictions',
    'sentence_months',
    'cash_pounds',
    'assets_pounds',
    'drugs_grams',
    'firearms',
    'phones',
    'addresses_visited',
    'school_visits',
    'lines_closed_type1',
    'lines_closed_type2',
  ),
  REFERRALS: [
    { name: 'age_band', codes: ['UNKNOWN'] },
    { name: 'exploitation', codes: ['NOT_SPECIFIED'] },
    { name: 'sex', codes: ['UNKNOWN'] },
    ...named(
      'county_lines',
      'crime_type',
      'receiving_agency',
      'priority',
      'triaged_in_time',
      'repeat_within_12_months',
    ),
  ],
  RESOURCES: named(
    'establishment_fte',
    'strength_fte',
    'hours_planned',
    'hours_committed',
    'hours_abstracted',
    'budget_pounds',
    'actual_pounds',
    'forecast_pounds',
  ),
  OCGS: named('area', 'risk_band', 'plan_review_due'),
};

/** Columns that may be empty because that is an answer. */
export const emptyIsAnAnswer: Readonly<Record<Dataset, readonly string[]>> = {
  REPORTS: ['quantity', 'first_action_hours', 'signs', 'serious_limbs', 'disruption_reference'],
  DISRUPTIONS: [
    'quantity',
    'status',
    'submitted_on',
    'decided_on',
    'confirmed_impact',
    'rationale',
    'ocg_reference',
    'tactic',
    'supporting_agencies',
    'sentenced_on',
    // The number of rows that name people safeguarded is protected; an empty cell means nobody was.
    'adults_safeguarded',
    'children_safeguarded',
  ],
  REFERRALS: [
    'quantity',
    'reasonable_grounds_on',
    'reasonable_grounds',
    'conclusive_grounds_on',
    'conclusive_grounds',
    'outcome',
    'closed_on',
  ],
  RESOURCES: [],
  OCGS: ['other_crime_types', 'archived_on'],
};
