import { formatNumber, joinWords } from '#lib/format.js';

import type { ShownStaged } from './send-documents.js';
import { countGuessed, countRows, sayLeftOut } from './staged-words.js';

/** Says what has to be done before a staged return is published, or what publishing it does. */
export function sayNext(staged: ShownStaged): string {
  const { state, notYet, unusable, dataset, leftOut, failCount } = staged;
  if (unusable !== null) return 'Not yet: correct the file and send it again.';
  if (state === 'MAPPING') return 'Not yet: first say what the columns are.';
  if (failCount > 0 && countGuessed(staged) > 0)
    return 'Not yet: first say what your own words mean.';
  if (notYet !== null) return `Not yet: ${notYet}`;
  const until = dataset === 'DISRUPTIONS' ? ' until a panel decides on any of it' : '';
  const without = leftOut.length === 0 ? '' : `${sayLeftOut(leftOut)}. `;
  return `${without}${sayHow(staged)} You can take it back in one step${until}.`;
}

function sayHow({ isPartial, difference, passCount, warnCount }: ShownStaged): string {
  const { added, corrected, withdrawn } = difference ?? { added: 0, corrected: 0, withdrawn: 0 };
  if (isPartial) {
    const changes = `changes ${countExisting(corrected)}`;
    if (corrected === 0) return 'It adds to the existing records, and withdraws none.';
    return added === 0
      ? `It ${changes}, and withdraws none.`
      : `It adds ${countRecords(added)}, ${changes}, and withdraws none.`;
  }
  const whole = 'A return is published whole or not at all.';
  if (withdrawn === 0) return whole;
  const rows = passCount + warnCount;
  // If every row is new, the file contains none of the existing records.
  const isAll = added === rows && withdrawn > 1;
  const which = isAll ? `all ${countExisting(withdrawn)}` : countExisting(withdrawn);
  return `${countRows(rows)} will be published, and ${which} will be withdrawn.`;
}

/** The answer that confirms publishing: what it replaces or withdraws. */
export function sayYes({ isPartial, difference }: ShownStaged): string {
  return isPartial
    ? 'Yes, replace the published return'
    : `Yes, publish and withdraw ${countRecords(difference?.withdrawn ?? 0)}`;
}

/** Says what was published: rows, or that there is nothing to report and what that withdrew. */
export function sayPublished({ passCount, warnCount, difference }: ShownStaged): string {
  const rows = passCount + warnCount;
  if (rows > 0) return `${countRows(rows)} ${rows === 1 ? 'has' : 'have'} been published.`;
  const withdrawn = difference?.withdrawn ?? 0;
  return withdrawn === 0
    ? '“Nothing to report” has been published. You can take that back in one step.'
    : `“Nothing to report” has been published: ${countExisting(withdrawn)} ${withdrawn === 1 ? 'has' : 'have'} been withdrawn. You can take that back in one step.`;
}

interface Changes {
  readonly added: number;
  readonly corrected: number;
  readonly withdrawn: number;
}

/**
 * Says what taking a return back does: it restores what the return withdrew, and removes what the
 * return added.
 */
export function sayUndoing({ added, corrected, withdrawn }: Changes): string {
  const parts = [
    withdrawn === 0 ? '' : `removes ${countRecords(withdrawn)} that it added`,
    corrected === 0
      ? ''
      : `puts ${countRecords(corrected)} back to what ${corrected === 1 ? 'it was' : 'they were'} before`,
    added === 0 ? '' : `brings back ${countRecords(added)} that it withdrew`,
  ].filter((part) => part !== '');
  return parts.length === 0
    ? 'Taking it back changes no records. The quarter then counts as not sent, unless it was sent before.'
    : `Taking it back ${joinWords(parts)}. The quarter’s figures follow at once.`;
}

/** `67 records`, `1 record`. */
function countRecords(count: number): string {
  return `${formatNumber(count)} ${count === 1 ? 'record' : 'records'}`;
}

/** `67 existing records`, `1 existing record`. */
function countExisting(count: number): string {
  return `${formatNumber(count)} existing ${count === 1 ? 'record' : 'records'}`;
}
