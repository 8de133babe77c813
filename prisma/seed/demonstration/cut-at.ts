import type { ReferralRow } from './referral-row.js';

/** The referrals of a quarter that were received by the end of a day, with their course so far. */
export function cutAt(rows: readonly ReferralRow[], today: string): readonly ReferralRow[] {
  return rows
    .filter(({ received_on: receivedOn }) => receivedOn <= today)
    .map((row) => withoutLater(row, today));
}

function withoutLater(row: ReferralRow, today: string): ReferralRow {
  return {
    ...row,
    ...(row.received_on === today && { triaged_in_time: '' }),
    ...(row.reasonable_grounds_on > today && { reasonable_grounds_on: '', reasonable_grounds: '' }),
    ...(row.conclusive_grounds_on > today && { conclusive_grounds_on: '', conclusive_grounds: '' }),
    ...(row.closed_on > today && { closed_on: '', outcome: '' }),
  };
}
