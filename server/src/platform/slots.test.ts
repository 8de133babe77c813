import { describe, expect, it } from 'vitest';

import { Pace, Slots } from './slots.js';

const of = (person: string, agencyId: number | null) => ({ person, agencyId });

describe('slots', () => {
  it('are few for one person, some for one agency, and left for others', () => {
    const slots = new Slots({ most: 4, ofAgency: 3, ofPerson: 2 });
    const [first] = [slots.take(of('a', 1)), slots.take(of('a', 1))];
    expect(slots.take(of('a', 1))).toEqual({ isTaken: false, whose: 'ofPerson' });
    expect(slots.take(of('a', 2))).toEqual({ isTaken: false, whose: 'ofPerson' });
    expect(slots.take(of('b', 1)).isTaken).toBe(true);
    expect(slots.take(of('c', 1))).toEqual({ isTaken: false, whose: 'ofAgency' });
    expect(slots.take(of('c', 2)).isTaken).toBe(true);
    expect(slots.take(of('d', 3))).toEqual({ isTaken: false, whose: 'most' });
    if (first.isTaken) first.leave();
    if (first.isTaken) first.leave();
    expect(slots.take(of('d', 3)).isTaken).toBe(true);
    expect(slots.take(of('e', null))).toEqual({ isTaken: false, whose: 'most' });
  });
});

describe('a pace', () => {
  it('is too slow once the grace is over, by the time that was spent waiting', () => {
    const pace = new Pace({ graceMs: 1_000, leastBytesPerSecond: 100 });
    expect(pace.add(1, 1_000)).toBe(false);
    expect(pace.add(99, 1)).toBe(true);
    expect(pace.add(1, 0)).toBe(false);
    expect(pace.add(1_000, 5_000)).toBe(false);
    expect(pace.add(0, 6_000)).toBe(true);
  });
});
