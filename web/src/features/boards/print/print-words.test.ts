import { expect, it } from 'vitest';

import { describeStanding, toGroupsOfEight } from './print-words.js';
import { toSheetRules } from './sheet-rules.js';
import { readPages } from './use-pages.js';

const proof = { frozenAt: '2026-09-03T23:20:00.000Z' };

it('gives the state of a pack, and whether it may still change', () => {
  const frozen = {
    __typename: 'PackProof' as const,
    sha256: '',
    form: 2,
    dataVersion: 1,
    signedBy: '',
    missing: [],
    gapsReason: '',
    ...proof,
  };
  expect(describeStanding({ state: 'SIGNED_OFF', number: 1, proof: frozen })).toBe(
    'Signed off 4 September 2026, version 1',
  );
  expect(describeStanding({ state: 'SUPERSEDED', number: 1, proof: frozen })).toBe(
    'Signed off 4 September 2026, version 1',
  );
  expect(describeStanding({ state: 'DRAFT', number: 2, proof: null })).toBe(
    'Draft, version 2: may still change',
  );
});

it('writes a hash so that it can be read aloud', () => {
  expect(toGroupsOfEight('0123456789abcdef'.repeat(4))).toEqual([
    '01234567 89abcdef 01234567 89abcdef',
    '01234567 89abcdef 01234567 89abcdef',
  ]);
});

it('does not let text in a pack end a string in a sheet’s CSS rules', () => {
  const name = `O'Brien\\ } body { display: none } "x"\n@import <b>`;
  const rules = toSheetRules({ name, about: 'April', marking: 'OFFICIAL' });
  expect(rules).toContain(
    String.raw`content: 'O\27 Brien\5c  \7d  body \7b  display: none \7d  \22 x\22 \a \40 import \3c b\3e '`,
  );
  expect(rules.match(/OFFICIAL/g)).toHaveLength(2);
});

it('reads the page of each part from the address’s fragment, and nothing else from it', () => {
  expect([...readPages('#pages=statement.2_crime-types.11')]).toEqual([
    ['statement', '2'],
    ['crime-types', '11'],
  ]);
  for (const behind of ['', '#statement', '#pages=', '#pages=a.b', '#pages=<b>.2'])
    expect(readPages(behind).size).toBe(0);
});
