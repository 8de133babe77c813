import { confirmedStatuses } from '#domain/lists.js';

/**
 * How far a file's statements about decisions count: all of them (the machine's administrator and
 * the demonstration); only decisions themselves (a contributor who also moderates for the
 * partnership); or none.
 */
export type DecisionAuthority = 'AS_SENT' | 'DECIDES' | 'CLAIMS_ONLY';

/** Statuses that only moderation gives. */
export const decidedStatuses = [...confirmedStatuses, 'REJECTED'] as const;

/**
 * The columns of a decision in a return, with the day from which the time to a decision is counted.
 */
export const decisionColumns = [
  'status',
  'submitted_on',
  'decided_on',
  'confirmed_impact',
  'rationale',
] as const;

/** The derived columns that depend only on the columns of a decision. */
export const decisionDerived = ['is_moderated_in_28_days'] as const;

/** The decided columns that are empty in a claim. */
export const decidedColumns = ['decided_on', 'confirmed_impact', 'rationale'] as const;

/**
 * The columns that describe what a panel decided about: what was done, how much, when, and with
 * what results. If one of these changes, the decision was about something else. The same is true if
 * another agency's group is newly named, because the decision changes that group's figures.
 */
export const claimColumns = [
  'occurred_on',
  'objective',
  'claimed_impact',
  'crime_type',
  'quantity',
  'sentenced_on',
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
  'adults_safeguarded',
  'children_safeguarded',
  'school_visits',
  'lines_closed_type1',
  'lines_closed_type2',
] as const;

export interface SentDecision {
  /** Whether the row says that something was decided. */
  readonly isDecided: boolean;
  /**
   * The decided status of the record with the same key; null if there is no such record, or it was
   * not decided.
   */
  readonly current: string | null;
  /** Whether the row agrees with that record on submission and decision; an empty cell agrees. */
  readonly isSame: boolean;
  /** The columns in which the row disagrees with that record, by their names in a return. */
  readonly changed: readonly string[];
}

export interface SettledDecision {
  /**
   * Where the row's decision comes from: the row itself, its record, or a claim, which has no
   * decision.
   */
  readonly from: 'ROW' | 'RECORD' | 'CLAIM';
  /** The warning to the sender about the decision; null if there is none. */
  readonly warning: string | null;
}

const asSent: SettledDecision = { from: 'ROW', warning: null };
const NOT_TAKEN =
  'A return can claim and submit a disruption; what it says about a decision counts only if the sender also moderates for the partnership. The row is read as SUBMITTED, without decided_on, confirmed_impact and rationale.';

const STAYS =
  'Other values in the row for status, submitted_on, decided_on, confirmed_impact or rationale are ignored.';

/**
 * Which decision counts: the one in a row, or the one on record. A recorded decision stays until
 * its subject changes, and a file changes a decision only with the authority to do so.
 */
export function settleDecision(
  authority: DecisionAuthority,
  { isDecided, current, isSame, changed }: SentDecision,
): SettledDecision {
  if (authority === 'AS_SENT' || (authority === 'DECIDES' && isDecided)) return asSent;
  if (current === null) return isDecided ? { from: 'CLAIM', warning: NOT_TAKEN } : asSent;
  if (changed.length > 0) {
    const why = `It was ${current}, but the row changes values that the decision was about (${changed.join(', ')}), so it must be decided again.`;
    return isDecided
      ? { from: 'CLAIM', warning: `${why} It is read as SUBMITTED.` }
      : { from: 'ROW', warning: why };
  }
  return {
    from: 'RECORD',
    warning: isSame
      ? null
      : `The record says ${current}, and this row does not change that. ${STAYS}`,
  };
}
