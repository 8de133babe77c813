import type { FastifyRequest } from 'fastify';

import { toCaller } from '#domain/access/caller.js';

/** How many files are on their way at a time. */
export interface SlotLimits {
  /** Of everybody together. */
  readonly most: number;
  /** Of one agency: fewer than of everybody, so that none closes the door for the others. */
  readonly ofAgency: number;
  readonly ofPerson: number;
}

/** Who takes a slot. */
export interface SlotTaker {
  readonly person: string;
  /** Null where it is for none. */
  readonly agencyId: number | null;
}

type Taken = { readonly isTaken: true; readonly leave: () => void } | { readonly isTaken: false; readonly whose: keyof SlotLimits };

/** Hands out slots, some for each person and agency. */
export class Slots {
  private readonly taken = new Set<SlotTaker>();

  constructor(private readonly limits: SlotLimits) {}

  take(taker: SlotTaker): Taken {
    const others = [...this.taken];
    const { most, ofAgency, ofPerson } = this.limits;
    if (others.filter(({ person }) => person === taker.person).length >= ofPerson) return { isTaken: false, whose: 'ofPerson' };
    if (taker.agencyId !== null && others.filter(({ agencyId }) => agencyId === taker.agencyId).length >= ofAgency)
      return { isTaken: false, whose: 'ofAgency' };
    if (others.length >= most) return { isTaken: false, whose: 'most' };
    const slot = { ...taker };
    this.taken.add(slot);
    return { isTaken: true, leave: () => void this.taken.delete(slot) };
  }
}

/** The person that a request takes a slot of, or the tokens of theirs, or its address. */
export function toSlotPerson({ visit, ip }: Pick<FastifyRequest, 'visit' | 'ip'>): string {
  if (visit === null) throw new Error('Nobody asked who it is');
  return toCaller(visit, ip);
}

/** How slowly files may come or go once a minute was spent waiting for the other side. */
export interface PaceLimits {
  readonly graceMs: number;
  readonly leastBytesPerSecond: number;
}

export const paceLimits: PaceLimits = { graceMs: 60_000, leastBytesPerSecond: 10_000 };

/** Measures how fast the other side sends or takes, by the time in which only it was waited for. */
export class Pace {
  private waitedMs = 0;
  private bytes = 0;

  constructor(private readonly limits: PaceLimits = paceLimits) {}

  /** @returns whether it is too slow */
  add(bytes: number, waitedMs: number): boolean {
    this.bytes += bytes;
    this.waitedMs += waitedMs;
    return this.waitedMs > this.limits.graceMs && this.bytes * 1000 < this.waitedMs * this.limits.leastBytesPerSecond;
  }
}
