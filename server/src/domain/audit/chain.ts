import { type EntryFormat, entryFormat, toCanonicalText } from './canonical.js';
import type { Entry } from './entry.js';

/** SHA-256 of a text in UTF-8, in hexadecimal. Handed in: rules work with nothing but values. */
export type Digest = (text: string) => string;

/** Where the log ends. */
export interface Head {
  /** Of the last entry; 0 before the first. */
  readonly number: number;
  /** Of the last entry, in hexadecimal. */
  readonly hash: string;
}

/** An entry in its place. */
export interface ChainedEntry extends Entry {
  /** From 1 without a gap. */
  readonly number: number;
  /** Of the entry before, in hexadecimal. */
  readonly previousHash: string;
  readonly hash: string;
  readonly format: EntryFormat;
  /** Microseconds that its moment has beyond whole milliseconds: none, as it is written. */
  readonly beyondMs: number;
}

/** Where every log begins. */
export const beginning: Head = { number: 0, hash: '0'.repeat(64) };

/**
 * The hash of an entry: over the hash of the one before and all that the entry says, its number
 * among it.
 */
export function hashOf(
  previousHash: string,
  { number, entry, format = entryFormat }: Numbered,
  digest: Digest,
): string {
  return digest(`${previousHash}\n${toCanonicalText(number, entry, format)}`);
}

interface Numbered {
  readonly number: number;
  readonly entry: Entry;
  readonly format?: EntryFormat;
}

/**
 * Entries in their places after `head`, in their order. They must be as the database will return
 * them (`toKept`).
 */
export function chain(
  head: Head,
  entries: readonly Entry[],
  digest: Digest,
): readonly ChainedEntry[] {
  let last = head;
  return entries.map((entry) => {
    const [previousHash, number] = [last.hash, last.number + 1];
    last = { number, hash: hashOf(previousHash, { number, entry }, digest) };
    return { ...entry, previousHash, ...last, format: entryFormat, beyondMs: 0 };
  });
}
