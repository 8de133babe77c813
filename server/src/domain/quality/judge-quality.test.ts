import { describe, expect, it } from 'vitest';

import type { Policy } from '#domain/access/policy.js';

import { describeMeasure, describeQuality } from './describe-quality.js';
import { judgeQuality, listQuality, type QualityKnown } from './judge-quality.js';
import { findMedian, medianOfSealed, type Seal } from './median-of-others.js';
import type { QualityFact } from './quality-fact.js';
import { measuresOf } from './quality-measure.js';

const quarters = ['2025-26-Q1', '2025-26-Q2'];
const [Q1 = '', Q2 = ''] = quarters;

const aFact = (agencyId: number, parts: Partial<QualityFact> = {}): QualityFact => ({
  ...{ agencyId, quarter: Q1, isOwed: true, state: 'RECEIVED' },
  ...{ sentAgain: 0, changed: 0, rows: 100, warnings: 0 },
  ...{ records: 100, placed: 100, largerPlace: 0, gaps: null },
  unknown: { sex: 0 },
  ...parts,
});
const cleared: Policy = { kind: 'CLEARED' };
const partner = (...agencyIds: readonly number[]): Policy => ({ kind: 'PARTNER', agencyIds });
/** Keys that differ by name. */
const aSeal = (salt: number): Seal => ({
  salt,
  toKeys: (name) => {
    let key = 0x811c9dc5;
    for (let index = 0; index < name.length; index += 1)
      key = Math.imul(key ^ name.charCodeAt(index), 0x01000193);
    return key >>> 0;
  },
});
const aKnown = (parts: Partial<QualityKnown>): QualityKnown => ({
  ...{ dataset: 'REFERRALS', quarters, facts: [], policy: cleared, seal: aSeal(4711) },
  ...parts,
});
const others = [1, 2, 3, 4, 5, 6].map((id) => aFact(id, { unknown: { sex: id * 10 } }));

function find(known: QualityKnown, agencyId: number, key: string) {
  const judged = judgeQuality(known, agencyId).find(({ measure }) => measure.key === key);
  if (!judged) throw new Error(`No ${key}`);
  return judged;
}

describe('a measure of returns', () => {
  it.each([
    ['on time', aFact(1), { count: 1, outOf: 1 }],
    ['late', aFact(1, { state: 'RECEIVED_LATE' }), { count: 0, outOf: 1 }],
    [
      'missing, which counts as not on time',
      aFact(1, { state: 'MISSING' }),
      { count: 0, outOf: 1 },
    ],
    ['not due yet', aFact(1, { state: 'DUE' }), 'NOT_IN'],
    ['not owed, although it was sent', aFact(1, { isOwed: false }), 'NOT_OWED'],
  ])('says whether a return counts as on time: %s', (_, fact, expected) => {
    expect(measuresOf('REPORTS')[0]?.count(fact)).toEqual(expected);
  });

  it.each([
    ['corrected', { changed: 5, rows: 50 }, { count: 5, outOf: 50 }],
    ['corrected', { rows: 0 }, 'NOTHING'],
    ['warnings', { warnings: 7, rows: 50 }, { count: 7, outOf: 50 }],
    ['largerPlace', { largerPlace: 3, placed: 12 }, { count: 3, outOf: 12 }],
    ['largerPlace', { placed: 0 }, 'NOTHING'],
    ['stock', { gaps: null }, 'NO_FORMER'],
    ['stock', { gaps: 2, records: 20 }, { count: 2, outOf: 20 }],
    ['stock', { state: 'MISSING' as const, gaps: 2 }, 'NOT_IN'],
    ['unknown', { records: 4, unknown: { area: 1, risk_band: 4 } }, { count: 5, outOf: 12 }],
    ['unknown:risk_band', { records: 4, unknown: { risk_band: 3 } }, { count: 3, outOf: 4 }],
  ])('is worked out for %s from %o', (key, parts, expected) => {
    const measure = measuresOf('OCGS').find((each) => each.key === key);
    expect(measure?.count(aFact(1, parts))).toEqual(expected);
  });
});

describe('quality', () => {
  it('adds up quarters from their counts, and never takes the mean of shares', () => {
    const facts = [
      aFact(1, { unknown: { sex: 10 } }),
      aFact(1, { quarter: Q2, records: 900, unknown: { sex: 0 } }),
    ];
    const judged = find(aKnown({ facts }), 1, 'unknown:sex');
    expect(judged.figures.map(({ text }) => text)).toEqual(['10%', '0%']);
    expect(judged.together).toMatchObject({ count: 10, outOf: 1000, text: '1%' });
    expect(describeMeasure(judged)).toBe('10 of 1,000 rows: 1 per cent.');
  });

  it('shows a median for five others, but not for four', () => {
    const judged = (facts: readonly QualityFact[]) => find(aKnown({ facts }), 9, 'unknown:sex');
    expect(judged([aFact(9), ...others.slice(0, 5)]).medianTogether.text).toBe('30%');
    expect(judged([aFact(9), ...others]).medianTogether.text).toBe('35%');
    expect(judged([aFact(9), ...others.slice(0, 4)]).medianTogether).toMatchObject({
      value: null,
      absence: 'TOO_FEW',
    });
    expect(findMedian([1, 2, 3, 4])).toBeNull();
  });

  it('leaves the selected agency out of the median', () => {
    const facts = [aFact(9, { unknown: { sex: 100 } }), ...others.slice(0, 5)];
    expect(find(aKnown({ facts }), 9, 'unknown:sex').medianTogether.text).toBe('30%');
  });

  it("shows an agency its own counts, and withholds other agencies' for protected rows", () => {
    const known = aKnown({ facts: others, policy: partner(1) });
    expect(find(known, 1, 'unknown:sex').together).toMatchObject({ count: 10, outOf: 100 });
    const other = find(known, 2, 'unknown:sex');
    expect([...other.figures, other.together].map(({ absence }) => absence)).toEqual([
      ...['WITHHELD', 'WITHHELD', 'WITHHELD'],
    ]);
    // Whether returns come in is not a count of rows.
    expect(find(known, 2, 'onTime').together).toMatchObject({ count: 1, outOf: 1 });
    // If rows are open, the share is shown, but not the number of rows.
    const open = find({ ...known, dataset: 'OCGS' }, 2, 'unknown');
    expect(open.together).toMatchObject({ count: null, outOf: null, value: 0 });
    expect(describeMeasure(open)).toContain('Unknown values: 0%.');
    const listed = listQuality(known, [1, 2, 7]);
    expect(listed.map(({ agencyId }) => agencyId)).toEqual([1, 2]);
    expect(listed[1]?.figures.map(({ absence }) => absence)).toEqual([
      ...[null, null, 'WITHHELD', 'WITHHELD', 'WITHHELD', 'WITHHELD'],
    ]);
  });

  it("does not count a viewer's own agencies among the five others", () => {
    const facts = [aFact(9), ...others.slice(0, 5)];
    const judged = (policy: Policy) =>
      find(aKnown({ facts, policy, dataset: 'OCGS' }), 9, 'onTime').medianTogether.text;
    expect(judged(partner(9))).toBe('100%');
    expect(judged(partner(9, 1, 2))).toBe('too few to show');
  });

  it('withholds the median of protected rows for an agency whose own number is withheld', () => {
    const known = aKnown({ facts: [aFact(9), ...others], policy: partner(9) });
    expect(find(known, 9, 'unknown:sex').medianTogether.text).toMatch(/%$/);
    const other = find(known, 1, 'unknown:sex');
    expect([...other.medians, other.medianTogether].map(({ absence }) => absence)).toEqual([
      ...['WITHHELD', 'WITHHELD', 'WITHHELD'],
    ]);
  });

  it('shows no more digits of a share than its text if the number of rows is hidden', () => {
    const facts = [aFact(1, { records: 7, unknown: { area: 5 } }), ...others];
    const known = aKnown({ facts, policy: partner(9), dataset: 'OCGS' });
    expect(find(known, 1, 'unknown:area').together).toMatchObject({
      ...{ value: 0.71, text: '71%', outOf: null },
    });
    expect(find({ ...known, policy: cleared }, 1, 'unknown:area').together.value).toBe(5 / 7);
  });

  it('says nothing about others in a sentence unless it is shown', () => {
    const known = aKnown({ facts: [aFact(9), ...others.slice(0, 4)], policy: partner(9) });
    for (const judged of judgeQuality(known, 1).filter(({ measure }) => !measure.isOfReturns))
      expect(describeMeasure(judged)).toBe(
        'Withheld to protect people: it counts another agency’s rows about them.',
      );
    expect(describeQuality('Reading', 'referrals', judgeQuality(known, 1))).toBe(
      'Reading, referrals: 1 of 1 on time',
    );
  });

  it('makes medians of protected rows from rounded numbers, in steps of five percentage points', () => {
    const many = Array.from({ length: 9 }, (_, index) =>
      aFact(index + 1, { records: 83, unknown: { sex: 11 + index } }),
    );
    const told = new Set<number | null>();
    for (const salt of Array.from({ length: 50 }, (_, index) => index * 7919)) {
      const known = aKnown({ facts: many, policy: partner(99), seal: aSeal(salt) });
      const { value } = find(known, 99, 'unknown:sex').medianTogether;
      expect(Math.abs(((value ?? 0) * 20) % 1)).toBeLessThan(1e-9);
      expect(value).toBeGreaterThan(0.09);
      expect(value).toBeLessThan(0.31);
      told.add(value);
    }
    // There is one true number, but many perturbed ones.
    expect(told.size).toBeGreaterThan(1);
  });

  it('leaves an agency with fewer than twenty rows out of a protected median, and all agencies without a salt', () => {
    const small = [1, 2, 3, 4, 5, 6].map((id) => aFact(id, { records: 9, unknown: { sex: id } }));
    const judged = find(aKnown({ facts: small, policy: partner(99) }), 99, 'unknown:sex');
    expect(judged.medianTogether.absence).toBe('TOO_FEW');
    expect(medianOfSealed([], null)).toBeNull();
    const unsalted = aKnown({ facts: others, policy: partner(99), seal: null });
    expect(find(unsalted, 99, 'unknown:sex').medianTogether.absence).toBe('TOO_FEW');
  });

  it('has the same median for every viewer, so that asking again cannot average out the rounding', () => {
    const facts = others.map((fact) => ({ ...fact, records: 87 }));
    const one = find(aKnown({ facts, policy: partner(98) }), 98, 'unknown:sex');
    const other = find(aKnown({ facts, policy: partner(99) }), 99, 'unknown:sex');
    expect(one.medians[0]?.value).not.toBeNull();
    expect(one.medians).toEqual(other.medians);
  });

  it('usually has the same median if one more record of one agency is unknown', () => {
    const facts = [...others, ...others.map((fact) => ({ ...fact, agencyId: fact.agencyId + 10 }))];
    const median = (list: readonly QualityFact[], salt: number) =>
      find(aKnown({ facts: list, policy: partner(99), seal: aSeal(salt) }), 99, 'unknown:sex')
        .medianTogether.value;
    const more = facts.map((fact) =>
      fact.agencyId === 3 ? { ...fact, unknown: { sex: 31 } } : fact,
    );
    const salts = Array.from({ length: 200 }, (_, index) => index * 104_729);
    const moved = salts.filter((salt) => median(facts, salt) !== median(more, salt));
    expect(moved.length).toBeLessThan(60);
  });
});
