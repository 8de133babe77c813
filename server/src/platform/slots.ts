import type { FastifyRequest } from 'fastify';

import { toCaller } from '#domain/access/caller.js';

/** How many files are in progress at a time. */
export interface SlotLimits {
  readonly ofPerson: number;
  readonly ofAgency: number;
  /** Once this many slots are held in all, people who hold some get no more. */
  readonly forAnother: number;
  /** Once this many are held, people of an agency that holds some get no more. */
  readonly forColleague: number;
  /** Once this many are held, nobody gets any: until then, agencies that hold none do. */
  readonly most: number;
}

/**
 * The limits for each kind of file. Forty agencies take part, so `most` leaves one for each of them
 * in addition to what a few agencies hold. Sixty downloads from the database that nobody reads take
 * 20 MB in the server, and 225 MB in the database.
 */
export const slotLimits: SlotLimits = {
  ofPerson: 3,
  ofAgency: 8,
  forAnother: 6,
  forColleague: 16,
  most: 60,
};

/** Who takes a slot. */
export interface SlotTaker {
  readonly person: string;
  /** Null for somebody without an agency, who counts as an agency of their own. */
  readonly agencyId: number | null;
}

type Taken =
  | { readonly isTaken: true; readonly leave: () => void }
  | { readonly isTaken: false; readonly whose: keyof SlotLimits };

/**
 * Hands out slots: to people who hold none before those who hold some, and to agencies that hold
 * none before all others. So a few never shut out the others, whatever they hold and however slow
 * they are.
 */
export class Slots {
  private readonly taken = new Set<SlotTaker>();

  constructor(readonly limits: SlotLimits = slotLimits) {}

  take(taker: SlotTaker): Taken {
    const whose = this.findHindrance(taker);
    if (whose !== null) return { isTaken: false, whose };
    const slot = { ...taker };
    this.taken.add(slot);
    return { isTaken: true, leave: () => void this.taken.delete(slot) };
  }

  private findHindrance(taker: SlotTaker): keyof SlotLimits | null {
    const { limits } = this;
    const others = [...this.taken];
    const ofPerson = others.filter(({ person }) => person === taker.person).length;
    const ofAgency = others.filter((other) => toGroup(other) === toGroup(taker)).length;
    if (ofPerson >= limits.ofPerson) return 'ofPerson';
    if (ofAgency >= limits.ofAgency) return 'ofAgency';
    if (ofPerson > 0 && others.length >= limits.forAnother) return 'forAnother';
    if (ofAgency > 0 && others.length >= limits.forColleague) return 'forColleague';
    return others.length >= limits.most ? 'most' : null;
  }
}

function toGroup({ person, agencyId }: SlotTaker): number | string {
  return agencyId ?? person;
}

/** Whose slot a request takes: a person’s, that of all their tokens, or an address’s. */
export function toSlotPerson({ identity, ip }: Pick<FastifyRequest, 'identity' | 'ip'>): string {
  if (identity === null) throw new Error('The request has no identity');
  return toCaller(identity, ip);
}

/** The minimum speed of files once a minute was spent waiting for the other side. */
export interface PaceLimits {
  readonly graceMs: number;
  readonly minBytesPerSecond: number;
}

export const paceLimits: PaceLimits = { graceMs: 60_000, minBytesPerSecond: 10_000 };

/**
 * Measures how fast the other side sends or reads, counting only the time spent waiting for it.
 */
export class Pace {
  private waitedMs = 0;
  private bytes = 0;

  constructor(private readonly limits: PaceLimits = paceLimits) {}

  /** @returns whether it is too slow */
  add(bytes: number, waitedMs: number): boolean {
    this.bytes += bytes;
    this.waitedMs += waitedMs;
    return (
      this.waitedMs > this.limits.graceMs &&
      this.bytes * 1000 < this.waitedMs * this.limits.minBytesPerSecond
    );
  }
}
