import { describe, expect, it } from 'vitest';

import { cutAt } from './cut-at.js';
import { emptyRow, type ReferralRow } from './referral-row.js';

const aRow = (row: Partial<ReferralRow>): ReferralRow => ({
  ...emptyRow,
  reference: 'NRM-1',
  received_on: '2026-10-05',
  ...row,
});
const decided = aRow({
  reasonable_grounds_on: '2026-10-09',
  reasonable_grounds: 'POSITIVE',
  conclusive_grounds_on: '2027-03-01',
  conclusive_grounds: 'NEGATIVE',
});
const ofHub = aRow({
  priority: 'RED',
  triaged_in_time: 'YES',
  outcome: 'Advice given',
  closed_on: '2026-11-24',
});
const blank = {
  reasonable: { reasonable_grounds_on: '', reasonable_grounds: '' },
  conclusive: { conclusive_grounds_on: '', conclusive_grounds: '' },
};

describe('cutAt', () => {
  it.each([
    { row: decided, today: '2026-10-04', known: [], because: 'nothing had been received yet' },
    {
      row: decided,
      today: '2026-10-08',
      known: [{ ...decided, ...blank.reasonable, ...blank.conclusive }],
      because: 'both decisions are still to come',
    },
    {
      row: decided,
      today: '2026-10-09',
      known: [{ ...decided, ...blank.conclusive }],
      because: 'the day itself counts',
    },
    { row: decided, today: '2027-03-01', known: [decided], because: 'everything has happened' },
    {
      row: ofHub,
      today: '2026-10-05',
      known: [{ ...ofHub, triaged_in_time: '', outcome: '', closed_on: '' }],
      because: 'triage takes until the next day',
    },
    {
      row: ofHub,
      today: '2026-11-23',
      known: [{ ...ofHub, outcome: '', closed_on: '' }],
      because: 'it closes tomorrow',
    },
    { row: ofHub, today: '2026-11-24', known: [ofHub], because: 'it closes today' },
  ])('keeps what had happened by $today: $because', ({ row, today, known }) => {
    expect(cutAt([row], today)).toEqual(known);
  });
});
