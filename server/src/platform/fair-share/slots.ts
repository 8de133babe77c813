import type { FastifyRequest } from 'fastify';

import { toCaller } from '#domain/access/caller.js';

/** The limits for files in progress at the same time. */
export interface SlotLimits {
  readonly ofPerson: number;
  readonly ofAgency: number;
  /** Once this many slots are held in all, people who hold a slot get no more. */
  readonly forAnother: number;
  /** Once this many slots are held in all, people at an agency that holds a slot get no more. */
  readonly forColleague: number;
  /** The number of slots. Until this many are held, agencies without a slot get one. */
  readonly most: number;
}

/**
 * The limits for each kind of file. Forty agencies take part, so `most` leaves one slot for each
 * agency in addition to the slots of a few. Sixty downloads from the database that no client reads
 * take 20 MB in the server, and 225 MB in the database.
 */
export const slotLimits: SlotLimits = {
  ofPerson: 3,
  ofAgency: 8,
  forAnother: 6,
  forColleague: 16,
  most: 60,
};

export interface SlotTaker {
  readonly person: string;
  /** Null for a person without an agency, who counts as a separate agency. */
  readonly agencyId: number | null;
}

type Taken =
  | { readonly isTaken: true; readonly leave: () => void }
  | { readonly isTaken: false; readonly whose: keyof SlotLimits };

/**
 * Gives slots to people without a slot before people with one, and to agencies without a slot
 * before all others. A few slow people therefore never shut out the others.
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

/** The holder of the slot for a request: a person, all tokens of a person, or an address. */
export function toSlotPerson({ identity, ip }: Pick<FastifyRequest, 'identity' | 'ip'>): string {
  if (identity === null) throw new Error('The request has no identity');
  return toCaller(identity, ip);
}

/**
 * The minimum speed of files, checked only after `graceMs` have been spent waiting for the client.
 */
export interface PaceLimits {
  readonly graceMs: number;
  readonly minBytesPerSecond: number;
}

export const paceLimits: PaceLimits = { graceMs: 60_000, minBytesPerSecond: 10_000 };

/** Measures how fast a client sends or reads, by the time spent waiting for it. */
export class Pace {
  private waitedMs = 0;
  private bytes = 0;

  constructor(private readonly limits: PaceLimits = paceLimits) {}

  /** @returns whether the client is too slow */
  add(bytes: number, waitedMs: number): boolean {
    this.bytes += bytes;
    this.waitedMs += waitedMs;
    return (
      this.waitedMs > this.limits.graceMs &&
      this.bytes * 1000 < this.waitedMs * this.limits.minBytesPerSecond
    );
  }
}
