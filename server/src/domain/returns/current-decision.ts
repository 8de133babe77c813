import { confirmedStatuses } from '#domain/lists.js';

/**
 * How far what a file says of decisions counts:
 * all of it as it is (the machine's administrator and the demonstration); what is decided in it (a
 * contributor who moderates for the partnership, too); or none of it.
 */
export type DecisionAuthority = 'AS_SENT' | 'DECIDES' | 'CLAIMS_ONLY';

/** Statuses that only moderation gives. */
export const decidedStatuses = [...confirmedStatuses, 'REJECTED'] as const;

/**
 * The columns of a return in which a decision stands, with the day from which it is counted how
 * long it took.
 */
export const decisionColumns = [
  'status',
  'submitted_on',
  'decided_on',
  'confirmed_impact',
  'rationale',
] as const;

/** What follows from them alone. */
export const decisionDerived = ['is_moderated_in_28_days'] as const;

/** Those of them which a claim leaves empty. */
export const decidedColumns = ['decided_on', 'confirmed_impact', 'rationale'] as const;

/**
 * What a panel decided about: how much of what, when, and what came of it. Where one of these
 * changes, the decision was about something else. Another agency's group counts among them where it
 * is newly named, for its figures change with the decision.
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
   * The decided status of the record of the same key; null where there is none, or where nothing
   * was decided of it.
   */
  readonly current: string | null;
  /**
   * Whether the row says nothing else of submission and decision than that record; an empty cell
   * says nothing.
   */
  readonly isSame: boolean;
  /**
   * The columns by which the row claims something else than that record, by their names in a
   * return.
   */
  readonly changed: readonly string[];
}

export interface SettledDecision {
  /**
   * Whose columns of the decision the row takes: its own, those of its record, or a claim's, which
   * says of no decision.
   */
  readonly from: 'ROW' | 'RECORD' | 'CLAIM';
  /** What the sender is asked about it; null where nothing is. */
  readonly warning: string | null;
}

const asSent: SettledDecision = { from: 'ROW', warning: null };
const NOT_TAKEN =
  'A return claims and submits; what it says about a decision counts only if the sender also moderates for the partnership. It is taken as SUBMITTED, without decided_on, confirmed_impact and rationale.';

const STAYS =
  'Other values in the row for status, submitted_on, decided_on, confirmed_impact or rationale are ignored.';

/**
 * What becomes of the decision in a row that is sent, and of the one that stands: a decision stays
 * until what was decided about changes, and a file changes it only with the authority to.
 */
export function settleDecision(
  authority: DecisionAuthority,
  { isDecided, current, isSame, changed }: SentDecision,
): SettledDecision {
  if (authority === 'AS_SENT' || (authority === 'DECIDES' && isDecided)) return asSent;
  if (current === null) return isDecided ? { from: 'CLAIM', warning: NOT_TAKEN } : asSent;
  if (changed.length > 0) {
    const why = `It was ${current}, but the row changes what was decided about (${changed.join(', ')}), so it must be decided again.`;
    return isDecided
      ? { from: 'CLAIM', warning: `${why} It is taken as SUBMITTED.` }
      : { from: 'ROW', warning: why };
  }
  return {
    from: 'RECORD',
    warning: isSame ? null : `It is ${current} in the record, and stays so. ${STAYS}`,
  };
}
