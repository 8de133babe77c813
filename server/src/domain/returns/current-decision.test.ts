import { describe, expect, it } from 'vitest';

import { type DecisionAuthority, type SentDecision, settleDecision } from './current-decision.js';

const sent: SentDecision = { isDecided: false, current: null, isSame: false, changed: [] };
const decided = { ...sent, isDecided: true };
const confirmed = { ...sent, current: 'CONFIRMED', isSame: true };
const again = { ...confirmed, isDecided: true };
const other = { ...again, isSame: false };
const changed = ['objective', 'arrests'];

interface Case {
  readonly name: string;
  readonly row: SentDecision;
  /** Where the row's decision comes from, by sender; a `?` means that the sender gets a warning. */
  readonly from: Readonly<Record<DecisionAuthority, string>>;
}

const cases: readonly Case[] = [
  {
    name: 'a claim without a record',
    row: sent,
    from: { AS_SENT: 'ROW', DECIDES: 'ROW', CLAIMS_ONLY: 'ROW' },
  },
  {
    name: 'a decision without a record',
    row: decided,
    from: { AS_SENT: 'ROW', DECIDES: 'ROW', CLAIMS_ONLY: 'CLAIM?' },
  },
  {
    name: 'a claim that has been decided',
    row: confirmed,
    from: { AS_SENT: 'ROW', DECIDES: 'RECORD', CLAIMS_ONLY: 'RECORD' },
  },
  {
    name: 'the recorded decision',
    row: again,
    from: { AS_SENT: 'ROW', DECIDES: 'ROW', CLAIMS_ONLY: 'RECORD' },
  },
  {
    name: 'another decision',
    row: other,
    from: { AS_SENT: 'ROW', DECIDES: 'ROW', CLAIMS_ONLY: 'RECORD?' },
  },
  {
    name: 'a claim that has been decided, with another submission date',
    row: { ...confirmed, isSame: false },
    from: { AS_SENT: 'ROW', DECIDES: 'RECORD?', CLAIMS_ONLY: 'RECORD?' },
  },
  {
    name: 'a different claim from the decided one',
    row: { ...confirmed, changed },
    from: { AS_SENT: 'ROW', DECIDES: 'ROW?', CLAIMS_ONLY: 'ROW?' },
  },
  {
    name: 'a different claim, with the recorded decision',
    row: { ...again, changed },
    from: { AS_SENT: 'ROW', DECIDES: 'ROW', CLAIMS_ONLY: 'CLAIM?' },
  },
];

describe('settleDecision', () => {
  const authorities = ['AS_SENT', 'DECIDES', 'CLAIMS_ONLY'] as const;
  it.each(
    cases.flatMap(({ name, row, from }) =>
      authorities.map((authority) => ({ name, row, authority, expected: from[authority] })),
    ),
  )(
    '$name, sent with the authority $authority, takes its decision from $expected',
    ({ row, authority, expected }) => {
      const settled = settleDecision(authority, row);
      expect(`${settled.from}${settled.warning === null ? '' : '?'}`).toBe(expected);
    },
  );

  it('names the old and the new values', () => {
    expect(settleDecision('CLAIMS_ONLY', { ...confirmed, changed }).warning).toBe(
      'It was CONFIRMED, but the row changes values that the decision was about (objective, arrests), so it must be decided again.',
    );
  });
});
