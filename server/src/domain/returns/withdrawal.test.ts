import { describe, expect, it } from 'vitest';

import {
  explainNilWithdrawal,
  explainReplacement,
  explainWithdrawal,
  type RecordSender,
} from './withdrawal.js';

const explain = (
  withdrawn: number,
  before: number,
  {
    hasReferences = true,
    senders = [],
  }: { hasReferences?: boolean; senders?: RecordSender[] } = {},
) => explainWithdrawal({ withdrawn, before, quarter: '2026-27-Q2', hasReferences, senders });

describe('the question before a withdrawal', () => {
  it.each([
    { withdrawn: 4, before: 4, because: 'four are too few to ask about' },
    { withdrawn: 5, before: 15, because: 'a third is not more than a third' },
    { withdrawn: 0, before: 67, because: 'nothing is withdrawn' },
    { withdrawn: 100, before: 1000, because: 'a tenth is an ordinary correction' },
  ])('is not asked for $withdrawn of $before: $because', ({ withdrawn, before }) => {
    expect(explain(withdrawn, before)).toBeNull();
  });

  it('states the numbers and the reason', () => {
    expect(explain(67, 67)).toBe(
      '67 of 67 records for Q2 2026/27 will be withdrawn, because the file has none of their references.',
    );
    expect(explain(5, 14)).toBe(
      '5 of 14 records for Q2 2026/27 will be withdrawn, because the file does not have their references.',
    );
    expect(explain(1_200, 1_200, { hasReferences: false })).toBe(
      '1,200 of 1,200 records for Q2 2026/27 will be withdrawn, because the file has none of them.',
    );
  });

  it('is asked before a nil return withdraws any number of records', () => {
    const nil = { before: 1, quarter: '2026-27-Q2', senders: [] } as const;
    expect(explainNilWithdrawal({ ...nil, withdrawn: 1 })).toBe(
      '1 of 1 record for Q2 2026/27 will be withdrawn, because there is nothing to report.',
    );
    expect(explainNilWithdrawal({ ...nil, withdrawn: 0 })).toBeNull();
    const senders = [{ by: 'Data manager', on: '2026-10-15', records: 1 }];
    expect(explainNilWithdrawal({ ...nil, withdrawn: 1, senders })).toBe(
      '1 of 1 record for Q2 2026/27 will be withdrawn, because there is nothing to report. It was sent by Data manager on 15 October 2026.',
    );
  });

  const said = (withdrawn: number, ...senders: RecordSender[]) =>
    explain(withdrawn, withdrawn, { senders })?.replace(/^.*references\./, '');
  const aSender = (by: string | null, on: string, records: number) => ({ by, on, records });

  it.each([
    { senders: [], words: '', because: 'no sender is known' },
    {
      senders: [aSender('Data manager', '2026-10-15', 9)],
      words: ' They were sent by Data manager on 15 October 2026.',
      because: 'one person sent all of them',
    },
    {
      senders: [aSender('Data manager', '2026-10-15', 8)],
      words: ' They were sent by Data manager on 15 October 2026 (8).',
      because: 'a panel has decided on one since',
    },
    {
      senders: [aSender(null, '2026-10-15', 5), aSender('Data manager', '2026-10-14', 4)],
      words: ' They were sent on 15 October 2026 (5) and by Data manager on 14 October 2026 (4).',
      because: 'the sender of some is not recorded',
    },
    {
      senders: [4, 2, 1, 1, 1].map((records, at) => aSender('Clerk', `2026-10-1${at}`, records)),
      words:
        ' They were sent by Clerk on 10 October 2026 (4), by Clerk on 11 October 2026 (2), by Clerk on 12 October 2026 (1) and on other days (2).',
      because: 'only three are named',
    },
  ])('says who sent the records: $because', ({ senders, words }) => {
    expect(said(9, ...senders)).toBe(words);
  });
});

describe('the question before a replacement', () => {
  it('names the records that already exist', () => {
    expect(explainReplacement({ corrected: 0, keys: [] })).toBeNull();
    expect(explainReplacement({ corrected: 1, keys: ['D-1'] })).toBe(
      'D-1 has already been sent. Publishing replaces it.',
    );
    expect(explainReplacement({ corrected: 5, keys: ['D-1', 'D-2', 'D-3', 'D-4'] })).toBe(
      'D-1, D-2, D-3 and 2 more have already been sent. Publishing replaces them.',
    );
  });
});
