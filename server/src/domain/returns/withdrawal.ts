import { joinWords } from '#domain/join-words.js';
import { formatDate, type PlainDate } from '#domain/plain-date.js';
import { formatQuarter, type Quarter } from '#domain/quarter.js';

/** Records that one person sent on one day. */
export interface RecordSender {
  /** The post of the person who published the records; null if it was not recorded. */
  readonly by: string | null;
  readonly on: PlainDate;
  readonly records: number;
}

/** Records that publishing a return would withdraw. */
export interface Withdrawal {
  readonly withdrawn: number;
  /** Number of records for the return's quarter that the agency has already sent. */
  readonly before: number;
  /** The return's quarter; null if no date decides it. */
  readonly quarter: Quarter | null;
  /** Whether records of the dataset have a reference. */
  readonly hasReferences: boolean;
  /**
   * Who sent the records; empty for people who may not open them. Records that a panel's decision
   * changed last are left out.
   */
  readonly senders: readonly RecordSender[];
}

/** How many senders or references are named one by one. */
const MAX_NAMED = 3;

/**
 * Fewer withdrawn records than this, or up to a third of the existing ones, do not need
 * confirmation.
 */
export const [FEWEST_ASKED, ASKED_SHARE] = [5, 1 / 3] as const;

/**
 * The question that is asked before a return withdraws more than a third of a quarter, in a
 * sentence; null if it withdraws less, or only a few records. The sender must answer it in the
 * browser, and also when sending with a program.
 */
export function explainWithdrawal({
  withdrawn,
  before,
  quarter,
  hasReferences,
  senders,
}: Withdrawal): string | null {
  if (withdrawn < FEWEST_ASKED || withdrawn <= before * ASKED_SHARE) return null;
  const isAll = withdrawn === before;
  const lacks = hasReferences
    ? `the file ${isAll ? 'has none of their references' : 'does not have their references'}`
    : `the file ${isAll ? 'has none of them' : 'does not have them'}`;
  return `${countWithdrawn(withdrawn, before, quarter)}, because ${lacks}.${saySenders(senders, withdrawn)}`;
}

/** The question asked before a nil return withdraws any number of records. */
export function explainNilWithdrawal({
  withdrawn,
  before,
  quarter,
  senders,
}: Omit<Withdrawal, 'hasReferences'>): string | null {
  return withdrawn === 0
    ? null
    : `${countWithdrawn(withdrawn, before, quarter)}, because there is nothing to report.${saySenders(senders, withdrawn)}`;
}

/** Who sent the records that are withdrawn, in a sentence after a space; empty if nobody is named. */
function saySenders(senders: readonly RecordSender[], withdrawn: number): string {
  if (senders.length === 0) return '';
  const isOne = senders.length === 1 && senders[0]?.records === withdrawn;
  const named = senders.slice(0, MAX_NAMED).map(({ by, on, records }) => {
    const who = by === null ? '' : `by ${by} `;
    return `${who}on ${formatDate(on)}${isOne ? '' : ` (${say(records)})`}`;
  });
  const rest = senders.slice(MAX_NAMED).reduce((count, { records }) => count + records, 0);
  const all = joinWords(rest === 0 ? named : [...named, `on other days (${say(rest)})`]);
  return ` ${withdrawn === 1 ? 'It was' : 'They were'} sent ${all}.`;
}

function countWithdrawn(withdrawn: number, before: number, quarter: Quarter | null): string {
  const forQuarter = quarter === null ? '' : ` for ${formatQuarter(quarter)}`;
  return `${say(withdrawn)} of ${say(before)} ${before === 1 ? 'record' : 'records'}${forQuarter} will be withdrawn`;
}

/** The records that a partial return corrects. */
export interface Replacement {
  readonly corrected: number;
  /** The references of the first corrected records. */
  readonly keys: readonly string[];
}

/**
 * The question asked before a partial return that was sent in the browser replaces existing
 * records, in sentences; null if it only adds.
 */
export function explainReplacement({ corrected, keys }: Replacement): string | null {
  if (corrected === 0) return null;
  const named = keys.slice(0, MAX_NAMED);
  const rest = corrected - named.length;
  const names = joinWords(rest === 0 ? named : [...named, `${say(rest)} more`]);
  return corrected === 1
    ? `${names} has already been sent. Publishing replaces it.`
    : `${names} have already been sent. Publishing replaces them.`;
}

function say(count: number): string {
  return count.toLocaleString('en-GB');
}
