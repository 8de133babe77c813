import {
  confirmedStatuses,
  disruptionStatuses,
  disruptionTargets,
  impacts,
  labelOf,
} from '#domain/lists.js';

import { agenciesIn, numberIn, quoteColumn, type ReturnRecord, textIn } from './column.js';
import { notBefore } from './date-rules.js';
import type { RowRule } from './declaration.js';

/**
 * For one disruption, or one conviction: more pence, grams or months than these are possible but
 * get a warning.
 */
const LARGE_PENCE = 10_000_000 * 100;
const LARGE_GRAMS = 1_000_000;
const LONG_MONTHS = 480;

/** The rules for a disruption row, including those that only give a warning. */
export const disruptionRules: readonly RowRule[] = [
  notBefore('submitted_on', 'occurred_on'),
  notBefore('decided_on', 'occurred_on'),
  notBefore('decided_on', 'submitted_on'),
  notBefore('sentenced_on', 'occurred_on'),
  confirmedAsTheStatusSays,
  gradedAsTheStatusSays,
  decidedOnADay,
  decidedAsTheStatusSays,
  submittedBeforeItWasDecided,
  draftIsNotSubmitted,
  regradedForAReason,
  supportedByOthers,
  aimedAsTheTargetSays,
  convictedOfCharges,
  sentencedWithConvictions,
  sentencedOnADay,
  ofPlausibleLength,
  ofPlausibleSize(
    'cash_pounds',
    LARGE_PENCE,
    'more than 10,000,000 for each disruption. Are these pounds?',
  ),
  ofPlausibleSize(
    'assets_pounds',
    LARGE_PENCE,
    'more than 10,000,000 for each disruption. Are these pounds?',
  ),
  ofPlausibleSize(
    'drugs_grams',
    LARGE_GRAMS,
    'more than a tonne for each disruption. Are these grams?',
  ),
];

function isConfirmed(record: ReturnRecord): boolean {
  const status = textIn(record, 'status');
  return confirmedStatuses.some((confirmed) => confirmed === status);
}

/** The label of a row's status; empty if the row has none. */
function statusOf(record: ReturnRecord): string {
  return labelOf(disruptionStatuses, textIn(record, 'status') ?? '');
}

function confirmedAsTheStatusSays(...[record]: Parameters<RowRule>): ReturnType<RowRule> {
  const [status, confirmed] = [statusOf(record), textIn(record, 'confirmed_impact')];
  const column = 'confirmed_impact';
  if (isConfirmed(record) && confirmed === null) {
    return {
      level: 'FAIL',
      column,
      message: `It is empty, but the status is ${status}. The impact that was confirmed is accepted.`,
    };
  }
  // If the day of the decision is missing, only that is reported, for any status.
  if (isConfirmed(record) || confirmed === null || textIn(record, 'decided_on') === null)
    return null;
  const message = `It is filled in, but the status is ${status}. It is accepted with Confirmed or Regraded; otherwise leave it empty.`;
  return { level: 'FAIL', column, message };
}

function gradedAsTheStatusSays(...[record]: Parameters<RowRule>): ReturnType<RowRule> {
  const status = textIn(record, 'status');
  const [claimed, confirmed] = [
    textIn(record, 'claimed_impact') ?? '',
    textIn(record, 'confirmed_impact'),
  ];
  if (confirmed === null) return null;
  if (status === 'CONFIRMED' && confirmed !== claimed) {
    const message = `Confirmed means that the claimed impact (${labelOf(impacts, claimed)}) was confirmed, but ${quoteColumn('confirmed_impact')} is ${labelOf(impacts, confirmed)}. Regraded is accepted where the panel changed it.`;
    return { level: 'FAIL', column: 'status', message };
  }
  if (status === 'REGRADED' && confirmed === claimed) {
    const message = `Regraded means that the panel changed the impact, but ${quoteColumn('claimed_impact')} and ${quoteColumn('confirmed_impact')} are both ${labelOf(impacts, claimed)}. Confirmed is accepted where it did not.`;
    return { level: 'FAIL', column: 'status', message };
  }
  return null;
}

function decidedOnADay(...[record]: Parameters<RowRule>): ReturnType<RowRule> {
  if (textIn(record, 'decided_on') !== null) return null;
  const column = 'decided_on';
  if (isConfirmed(record) || textIn(record, 'confirmed_impact') !== null) {
    const message =
      'It is empty, but a confirmed impact is given. The day on which it was decided is accepted; leave both empty until then.';
    return { level: 'FAIL', column, message };
  }
  if (textIn(record, 'status') !== 'REJECTED') return null;
  return {
    level: 'WARN',
    column,
    message: 'It is empty, but the status is Rejected. When was that decided?',
  };
}

function decidedAsTheStatusSays(...[record]: Parameters<RowRule>): ReturnType<RowRule> {
  const status = textIn(record, 'status') ?? '';
  const isUndecided = status === 'DRAFT' || status === 'SUBMITTED' || status === 'IN_REVIEW';
  if (
    !isUndecided ||
    textIn(record, 'decided_on') === null ||
    textIn(record, 'confirmed_impact') !== null
  )
    return null;
  const message = `It is filled in, but nothing says what was decided: the status is ${statusOf(record)} and ${quoteColumn('confirmed_impact')} is empty. Add a confirmed impact, set the status Rejected, or leave the day empty until it is decided.`;
  return { level: 'FAIL', column: 'decided_on', message };
}

function submittedBeforeItWasDecided(...[record]: Parameters<RowRule>): ReturnType<RowRule> {
  if (textIn(record, 'decided_on') === null || textIn(record, 'submitted_on') !== null) return null;
  const message =
    'It is empty, so nothing says whether the decision came within 28 days. When was it submitted?';
  return { level: 'WARN', column: 'submitted_on', message };
}

function draftIsNotSubmitted(...[record]: Parameters<RowRule>): ReturnType<RowRule> {
  if (textIn(record, 'status') !== 'DRAFT' || textIn(record, 'submitted_on') === null) return null;
  return {
    level: 'WARN',
    column: 'status',
    message: `Draft means that it has not been submitted yet, but ${quoteColumn('submitted_on')} is filled in. Is that right?`,
  };
}

function regradedForAReason(...[record]: Parameters<RowRule>): ReturnType<RowRule> {
  if (textIn(record, 'status') !== 'REGRADED' || textIn(record, 'rationale') !== null) return null;
  const message =
    'It is empty, but the panel changed the impact. Why? There are no national criteria, so the reason is kept.';
  return { level: 'WARN', column: 'rationale', message };
}

function supportedByOthers(...[record, { sender }]: Parameters<RowRule>): ReturnType<RowRule> {
  if (!agenciesIn(record, 'supporting_agencies').includes(sender.id)) return null;
  const message = `${sender.code} sends it and so leads it, and the lead agency cannot also support it. Other agencies are accepted.`;
  return { level: 'FAIL', column: 'supporting_agencies', message };
}

function aimedAsTheTargetSays(...[record]: Parameters<RowRule>): ReturnType<RowRule> {
  const target = textIn(record, 'target');
  if (textIn(record, 'ocg_reference') === null || target === null || target === 'OCG') return null;
  return {
    level: 'WARN',
    column: 'target',
    message: `It is ${labelOf(disruptionTargets, target)}, but ${quoteColumn('ocg_reference')} names a group. Did you mean "${disruptionTargets.OCG}"?`,
    meant: disruptionTargets.OCG,
  };
}

function convictedOfCharges(...[record]: Parameters<RowRule>): ReturnType<RowRule> {
  const [charges, convictions] = [numberIn(record, 'charges'), numberIn(record, 'convictions')];
  // Charges that nobody counted are not 0.
  if (charges === null || convictions === null || convictions <= charges) return null;
  return {
    level: 'WARN',
    column: 'convictions',
    message: `It is more than the number of charges (${charges}). Is that right?`,
  };
}

function sentencedWithConvictions(...[record]: Parameters<RowRule>): ReturnType<RowRule> {
  const isSentenced =
    (numberIn(record, 'sentence_months') ?? 0) > 0 || textIn(record, 'sentenced_on') !== null;
  if (!isSentenced || (numberIn(record, 'convictions') ?? 0) > 0) return null;
  return {
    level: 'WARN',
    column: 'convictions',
    message: 'Somebody was sentenced, but no conviction is recorded. How many were convicted?',
  };
}

function sentencedOnADay(...[record]: Parameters<RowRule>): ReturnType<RowRule> {
  const hasResult =
    (numberIn(record, 'sentence_months') ?? 0) > 0 || (numberIn(record, 'convictions') ?? 0) > 0;
  if (!hasResult || textIn(record, 'sentenced_on') !== null) return null;
  const message =
    'It is empty, so convictions and sentences count in the quarter of the disruption. When was the sentence passed?';
  return { level: 'WARN', column: 'sentenced_on', message };
}

function ofPlausibleLength(...[record]: Parameters<RowRule>): ReturnType<RowRule> {
  const [months, convictions] = [
    numberIn(record, 'sentence_months'),
    numberIn(record, 'convictions'),
  ];
  if (months === null || months <= LONG_MONTHS * Math.max(convictions ?? 1, 1)) return null;
  return {
    level: 'WARN',
    column: 'sentence_months',
    message: `It is more than ${LONG_MONTHS} months, 40 years, for each conviction. Are these months?`,
  };
}

/** `large` is for one disruption; a row for several has their total. */
function ofPlausibleSize(column: string, large: number, words: string): RowRule {
  return (record) => {
    const amount = numberIn(record, column);
    if (amount === null || amount <= large * (numberIn(record, 'quantity') ?? 1)) return null;
    return { level: 'WARN', column, message: `It is ${words}` };
  };
}
