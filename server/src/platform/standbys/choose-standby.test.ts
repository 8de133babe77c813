import { describe, expect, it } from 'vitest';

import { chooseStandby, describeStandby, lagOf, type StandbyState } from './choose-standby.js';

const well: StandbyState = { isUp: true, lagSeconds: 0, lacks: null, readsUnderWay: 0 };
const wanted = { version: 'v2', mostAtOnce: 3 };

describe('chooseStandby', () => {
  it('chooses no standby if there are none', () => {
    expect(chooseStandby([], wanted)).toBeNull();
  });

  it.each<{ readonly state: Partial<StandbyState>; readonly isUsed: boolean }>([
    { state: {}, isUsed: true },
    { state: { isUp: false }, isUsed: false },
    { state: { lagSeconds: 2 }, isUsed: true },
    { state: { lagSeconds: 2.001 }, isUsed: false },
    { state: { lagSeconds: Infinity }, isUsed: false },
    { state: { lacks: 'v2' }, isUsed: false },
    { state: { lacks: 'v1' }, isUsed: true },
    { state: { readsUnderWay: 2 }, isUsed: true },
    { state: { readsUnderWay: 3 }, isUsed: false },
  ])('uses a standby with $state: $isUsed', ({ state, isUsed }) => {
    const standby = { ...well, ...state };
    expect(chooseStandby([standby], wanted)).toBe(isUsed ? standby : null);
  });

  it('does not hold missing data against a standby before it knows what is needed', () => {
    const standby = { ...well, lacks: 'v2' };
    expect(chooseStandby([standby], { ...wanted, version: null })).toBe(standby);
  });

  it('chooses the usable standby with the fewest reads', () => {
    const [busy, idle, down] = [
      { ...well, readsUnderWay: 2 },
      { ...well, readsUnderWay: 1 },
      { ...well, isUp: false },
    ];
    expect(chooseStandby([busy, idle, down], wanted)).toBe(idle);
  });
});

describe('describeStandby', () => {
  it.each([
    { state: {}, says: 'is asked for figures again' },
    {
      state: { isUp: false },
      says: 'is not asked for figures: it does not answer as a standby of this database',
    },
    { state: { lagSeconds: 3600.4 }, says: 'is not asked for figures: it is 3600 seconds behind' },
    {
      state: { lagSeconds: Infinity },
      says: 'is not asked for figures: it is not known how far behind it is',
    },
  ])('says of $state that the standby $says', ({ state, says }) => {
    expect(describeStandby({ ...well, ...state, name: 'two:5432' })).toBe(
      `The standby two:5432 ${says}`,
    );
  });
});

describe('lagOf', () => {
  const positions = [
    { position: 100, at: 1_000 },
    { position: 200, at: 2_000 },
    { position: 200, at: 3_000 },
    { position: 300, at: 4_000 },
  ];

  it.each([
    { replayed: 99, seconds: Infinity, because: 'it is older than anything known' },
    { replayed: 100, seconds: 4, because: 'it may lack what came after the first second' },
    { replayed: 199, seconds: 4, because: 'half of what came next does not count' },
    { replayed: 200, seconds: 2, because: 'nothing came between the second and the third second' },
    { replayed: 300, seconds: 0, because: 'it has everything' },
    {
      replayed: 400,
      seconds: 0,
      because: 'it has more than was written when the primary was asked',
    },
  ])('is $seconds s after byte $replayed: $because', ({ replayed, seconds }) => {
    expect(lagOf(positions, replayed, 5_000)).toBe(seconds);
  });

  it('is not known while the primary has not been asked', () => {
    expect(lagOf([], 100, 5_000)).toBe(Infinity);
  });
});
