import type { ReferralRow } from './referral-row.js';

/**
 * A council's first return, which it corrected later: the rows of three children were changed, a
 * duplicate row was withdrawn, and a missing row was added. Needs a closed quarter of a hub that
 * refers children.
 */
export function toFirstVersion(rows: readonly ReferralRow[]): readonly ReferralRow[] {
  const [first, second, third] = rows.filter(
    ({ pathway, age_band: ageBand }) => pathway === 'MASH_CHILD' && ageBand === 'CHILD_17_OR_UNDER',
  );
  const sent = rows.slice(0, -1).map((row): ReferralRow => {
    if (row === first) return { ...row, age_band: 'UNKNOWN' };
    if (row === second)
      return {
        ...row,
        exploitation: row.exploitation === 'NOT_SPECIFIED' ? 'CRIMINAL' : 'NOT_SPECIFIED',
      };
    if (row === third) return { ...row, priority: '', triaged_in_time: '' };
    return row;
  });
  return third ? [...sent, { ...third, reference: `${third.reference}-2` }] : sent;
}
