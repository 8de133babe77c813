import { describe, expect, it } from 'vitest';

import { Pace, Slots } from './slots.js';

const of = (person: string, agencyId: number | null) => ({ person, agencyId });

describe('slots', () => {
  it('are limited for a person, then for an agency, and leave some slots for others', () => {
    const slots = new Slots({ ofPerson: 2, ofAgency: 3, forAnother: 9, forColleague: 9, most: 4 });
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

  it('are never all held by a few people, who get no more slots once many are in use', () => {
    const slots = new Slots({ ofPerson: 3, ofAgency: 4, forAnother: 4, forColleague: 6, most: 8 });
    for (const person of ['a', 'a', 'a', 'b']) expect(slots.take(of(person, 1)).isTaken).toBe(true);
    expect(slots.take(of('b', 1))).toEqual({ isTaken: false, whose: 'ofAgency' });
    expect(slots.take(of('c', 2)).isTaken).toBe(true);
    // People who hold slots wait.
    expect(slots.take(of('c', 2))).toEqual({ isTaken: false, whose: 'forAnother' });
    expect(slots.take(of('d', 2)).isTaken).toBe(true);
    expect(slots.take(of('e', 2))).toEqual({ isTaken: false, whose: 'forColleague' });
    // A person who holds a slot for another kind of file is not new. A person without an agency
    // counts as an agency.
    expect(slots.take(of('c', 3))).toEqual({ isTaken: false, whose: 'forAnother' });
    expect(slots.take(of('f', 3)).isTaken).toBe(true);
    expect(slots.take(of('g', null)).isTaken).toBe(true);
    expect(slots.take(of('h', null))).toEqual({ isTaken: false, whose: 'most' });
  });

  it('with the usual limits admit an agency without slots while two others take all they can', () => {
    const slots = new Slots();
    const isTaken = (agencyId: number) => (index: number) =>
      slots.take(of(`${agencyId} ${Math.floor(index / 3)}`, agencyId)).isTaken;
    const tries = Array.from({ length: 100 }, (_, index) => index);
    for (const agencyId of [1, 2])
      expect(tries.filter(isTaken(agencyId)).length).toBeGreaterThan(2);
    for (const agencyId of tries.slice(3, 40))
      expect(slots.take(of(`of ${agencyId}`, agencyId)).isTaken).toBe(true);
  });
});

describe('a pace', () => {
  it('may be too slow only after a grace period, which counts only the time spent waiting', () => {
    const pace = new Pace({ graceMs: 1_000, minBytesPerSecond: 100 });
    expect(pace.add(1, 1_000)).toBe(false);
    expect(pace.add(99, 1)).toBe(true);
    expect(pace.add(1, 0)).toBe(false);
    expect(pace.add(1_000, 5_000)).toBe(false);
    expect(pace.add(0, 6_000)).toBe(true);
  });
});
