import type { EntryFormat } from './canonical.js';
import { beginning, type ChainedEntry, type Digest, hashOf, type Head } from './chain.js';

/** The first place where a log is not as it was written. */
export type Breach =
  /** The entry is not what was written, or another is in its place. */
  | { readonly kind: 'CHANGED'; readonly number: number }
  /** Entries from `number` to `until`, both included, are gone. */
  | { readonly kind: 'MISSING'; readonly number: number; readonly until: number }
  /** The log did not write the entry, or the entry is there twice. */
  | { readonly kind: 'ADDED'; readonly number: number }
  /** The entry written as `number` now has the number `standsAt`. */
  | { readonly kind: 'REORDERED'; readonly number: number; readonly standsAt: number }
  /**
   * The log agrees with itself but not with its known earlier state: some entry up to here was
   * rewritten.
   */
  | { readonly kind: 'REWRITTEN'; readonly number: number };

export type Verdict =
  | { readonly isWhole: true; readonly head: Head }
  | { readonly isWhole: false; readonly breach: Breach };

/** What a log is checked against, besides itself. */
export interface Known {
  /** Where the database says that the log ends; the beginning if it says nothing. */
  readonly head: Head;
  /**
   * Where the log ended at some time, as recorded outside the database; null if nobody recorded it.
   */
  readonly expected: Head | null;
}

type Entries = AsyncIterable<ChainedEntry> | Iterable<ChainedEntry>;

/**
 * Goes through a log in the order of its numbers and names the first breach. It keeps only two
 * entries in memory, even for a long log. At a breach it looks through the rest once, to tell a
 * removed entry from a moved one.
 *
 * Anyone who may write anything, and knows how hashes are made, can write a whole new log with its
 * head; only `expected` detects that.
 */
export async function verifyChain(
  entries: Entries,
  { head, expected }: Known,
  digest: Digest,
): Promise<Verdict> {
  const rest =
    Symbol.asyncIterator in entries ? entries[Symbol.asyncIterator]() : entries[Symbol.iterator]();
  let last = beginning;
  for (let step = await rest.next(); step.done !== true; step = await rest.next()) {
    const entry = step.value;
    const breach = await findBreach(entry, { last, rest, head, digest });
    if (breach) return { isWhole: false, breach };
    if (entry.number === expected?.number && entry.hash !== expected.hash)
      return rewritten(entry.number);
    last = { number: entry.number, hash: entry.hash };
  }
  const until = Math.max(head.number, expected?.number ?? 0);
  if (last.number < until)
    return { isWhole: false, breach: { kind: 'MISSING', number: last.number + 1, until } };
  return last.hash === head.hash ? { isWhole: true, head: last } : rewritten(last.number);
}

function rewritten(number: number): Verdict {
  return { isWhole: false, breach: { kind: 'REWRITTEN', number } };
}

interface Place {
  /** The previous entry, which is intact. */
  readonly last: Head;
  /** The entries that follow. */
  readonly rest: Iterator<ChainedEntry> | AsyncIterator<ChainedEntry>;
  readonly head: Head;
  readonly digest: Digest;
}

async function findBreach(entry: ChainedEntry, place: Place): Promise<Breach | null> {
  const { last, head, digest } = place;
  const number = last.number + 1;
  if (entry.number < number || entry.number > head.number)
    return { kind: 'ADDED', number: entry.number };
  if (entry.number > number)
    return (
      (await findElsewhere(number, entry, place)) ?? {
        kind: 'MISSING',
        number,
        until: entry.number - 1,
      }
    );
  const written = numberOf(entry, { most: head.number, digest });
  if (written === number) {
    if (entry.previousHash === last.hash) return null;
    // The entry agrees with itself but not with the previous one, whose hash must have been made
    // again too.
    return { kind: 'CHANGED', number: Math.max(last.number, 1) };
  }
  if (written !== null && written > number) {
    return (
      (await findElsewhere(number, entry, place)) ?? { kind: 'MISSING', number, until: written - 1 }
    );
  }
  return explainShifted(entry, written, place);
}

/** The number that an entry was written under; null if its contents match no number. */
function numberOf(
  entry: ChainedEntry,
  { most, digest }: { readonly most: number; readonly digest: Digest },
): number | null {
  if (holdsAs(entry.number, entry, digest)) return entry.number;
  for (let number = 1; number <= most; number += 1)
    if (holdsAs(number, entry, digest)) return number;
  return null;
}

function holdsAs(number: number, entry: ChainedEntry, digest: Digest): boolean {
  const { format, beyondMs, previousHash, hash } = entry;
  return (
    beyondMs === 0 &&
    !saysMoreThan(format, entry) &&
    hashOf(previousHash, { number, entry, format }, digest) === hash
  );
}

/**
 * The first format did not record where an entry came from: an entry of that format that records it
 * has been changed.
 */
function saysMoreThan(format: EntryFormat, { actor }: ChainedEntry): boolean {
  return format === 1 && (actor.address ?? actor.session ?? null) !== null;
}

/** The entry written as `number`, if it is further on. */
async function findElsewhere(
  number: number,
  entry: ChainedEntry,
  { last, rest, digest }: Place,
): Promise<Breach | null> {
  const isIt = (other: ChainedEntry) =>
    other.previousHash === last.hash && holdsAs(number, other, digest);
  if (isIt(entry)) return { kind: 'REORDERED', number, standsAt: entry.number };
  for (let step = await rest.next(); step.done !== true; step = await rest.next()) {
    if (isIt(step.value)) return { kind: 'REORDERED', number, standsAt: step.value.number };
  }
  return null;
}

/**
 * Something was changed, unless the next entries are one place further on than where they were
 * written: then one was inserted. An inserted entry with its own hash agrees with the one before
 * it, so the breach is found at the entry after it.
 */
async function explainShifted(
  entry: ChainedEntry,
  written: number | null,
  { last, rest, digest }: Place,
): Promise<Breach> {
  const isCopy = entry.hash === last.hash;
  if (written !== null) return { kind: 'ADDED', number: isCopy ? entry.number : written };
  const next = await rest.next();
  const isShifted = next.done !== true && holdsAs(next.value.number - 1, next.value, digest);
  return { kind: isShifted ? 'ADDED' : 'CHANGED', number: entry.number };
}
