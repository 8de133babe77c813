import { type EntryFormat, entryFormat, toCanonicalText } from './canonical.js';
import type { Entry } from './entry.js';

/** SHA-256 of a text in UTF-8, in hexadecimal. Passed in, because rules work only on values. */
export type Digest = (text: string) => string;

/** Where the log ends. */
export interface Head {
  /** Number of the last entry; 0 before the first. */
  readonly number: number;
  /** Hash of the last entry, in hexadecimal. */
  readonly hash: string;
}

/** An entry in its place in the chain. */
export interface ChainedEntry extends Entry {
  /** Counts from 1, without gaps. */
  readonly number: number;
  /** Hash of the previous entry, in hexadecimal. */
  readonly previousHash: string;
  readonly hash: string;
  readonly format: EntryFormat;
  /** Microseconds of its time beyond whole milliseconds: 0 when the log writes an entry. */
  readonly beyondMs: number;
}

/** The start of every log. */
export const beginning: Head = { number: 0, hash: '0'.repeat(64) };

/**
 * An entry's hash: over the previous entry's hash and everything in the entry, including its
 * number.
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
 * Links entries after `head`, in their order. They must be as the database will return them
 * (`toKept`).
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
