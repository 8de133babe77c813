import {
  crimeTypes,
  disruptionStatuses,
  disruptionTargets,
  impacts,
  objectiveNames,
} from '#domain/lists.js';
import { countDays, type PlainDate } from '#domain/plain-date.js';

import {
  agenciesIn,
  type Column,
  type ColumnKind,
  optional,
  required,
  type ReturnRecord,
  textIn,
} from './column.js';
import type { DerivedColumn, ReturnDeclaration } from './declaration.js';
import { disruptionRules } from './disruption-rules.js';
import { toDerivedLink } from './named-record.js';

/** More disruptions than this in one row, or more of any of their results, is a typing error. */
const MAX_DISRUPTIONS = 100_000;
const aCount: ColumnKind = { type: 'whole-number', least: 0, most: MAX_DISRUPTIONS, absent: null };

/** In one row: 100 months for each of the maximum number of convictions. */
const MAX_MONTHS = 10_000_000;
/** In one row: ten billion pounds, and a hundred tonnes. */
const someMoney: ColumnKind = { type: 'pounds', least: 0, most: 10_000_000_000 };
const MAX_GRAMS = 100_000_000;

/** A decision on the 28th day after submission is still in time. */
export const DAYS_TO_MODERATE = 28;

const columns: readonly Column[] = [
  required('reference', { type: 'reference' }),
  required('occurred_on', { type: 'date' }),
  required('objective', { type: 'code', list: objectiveNames }),
  required('claimed_impact', { type: 'code', list: impacts }),
  required('crime_type', { type: 'code', list: crimeTypes }),
  required('area', { type: 'area' }),
  optional('quantity', { type: 'whole-number', least: 1, most: MAX_DISRUPTIONS, absent: 1 }),
  { ...optional('status', { type: 'code', list: disruptionStatuses }), imply: implyStatus },
  optional('submitted_on', { type: 'date' }),
  optional('decided_on', { type: 'date' }),
  optional('confirmed_impact', { type: 'code', list: impacts }),
  optional('rationale', { type: 'sentences' }),
  optional('target', { type: 'code', list: disruptionTargets }),
  optional('ocg_reference', { type: 'record' }),
  optional('tactic', { type: 'label' }),
  optional('supporting_agencies', { type: 'agencies' }),
  optional('sentenced_on', { type: 'date' }),
  optional('arrests', aCount),
  optional('charges', aCount),
  optional('convictions', aCount),
  optional('sentence_months', { type: 'number', least: 0, most: MAX_MONTHS, decimals: 2 }),
  optional('cash_pounds', someMoney),
  optional('assets_pounds', someMoney),
  optional('drugs_grams', { type: 'number', least: 0, most: MAX_GRAMS, decimals: 3 }),
  optional('firearms', aCount),
  optional('phones', aCount),
  optional('addresses_visited', aCount),
  optional('adults_safeguarded', aCount),
  optional('children_safeguarded', aCount),
  optional('school_visits', aCount),
  optional('lines_closed_type1', aCount),
  optional('lines_closed_type2', aCount),
];

const derived: readonly DerivedColumn[] = [
  {
    name: 'is_multi_agency',
    compute: (record, { sender, places }) =>
      agenciesIn(record, 'supporting_agencies').some(
        (id) => places.findAgencyById(id)?.family !== sender.family,
      ),
  },
  { name: 'is_moderated_in_28_days', compute: isModeratedInTime },
  {
    name: 'sentence_counted_on',
    compute: (record) => textIn(record, 'sentenced_on') ?? textIn(record, 'occurred_on'),
  },
  ...toDerivedLink('ocg_reference', { agencyId: 'ocg_agency_id', reference: 'ocg_own_reference' }),
];

/**
 * Disruptions: acts that leave criminals less able to go on as before, sent by the lead agency, one
 * row for each disruption or for a number of them.
 */
export const disruptions: ReturnDeclaration = {
  dataset: 'DISRUPTIONS',
  columns,
  dateColumn: 'occurred_on',
  keyColumns: ['reference'],
  marking: { countsOfPeople: ['adults_safeguarded', 'children_safeguarded'] },
  rules: disruptionRules,
  derived,
};

/**
 * The status of a row without one. With a confirmed impact and the day of the panel it is CONFIRMED
 * if the impact is the claimed one, and REGRADED if not; otherwise it is SUBMITTED.
 */
function implyStatus(record: ReturnRecord): string {
  const [claimed, confirmed] = [
    textIn(record, 'claimed_impact'),
    textIn(record, 'confirmed_impact'),
  ];
  if (confirmed === null || textIn(record, 'decided_on') === null) return 'SUBMITTED';
  return confirmed === claimed ? 'CONFIRMED' : 'REGRADED';
}

function isModeratedInTime(record: ReturnRecord): boolean | null {
  return isDecidedInTime(textIn(record, 'submitted_on'), textIn(record, 'decided_on'));
}

/**
 * Whether a decision was made within 28 days, the 28th included; null unless both days are known.
 */
export function isDecidedInTime(
  submitted: PlainDate | null,
  decided: PlainDate | null,
): boolean | null {
  return submitted === null || decided === null
    ? null
    : countDays(submitted, decided) <= DAYS_TO_MODERATE;
}
