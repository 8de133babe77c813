import { createHash } from 'node:crypto';

import { LRUCache } from 'lru-cache';

import { highestMarking } from '#domain/access/grant.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { Context } from '#graphql/context.js';
import type { AsOf, EachTime } from '#graphql/current-operation.js';

/** The maximum number of bytes kept (docs/operations.md). */
export const MAX_WRITTEN_BYTES = 64_000_000;
/** The maximum number of bytes of one answer, so that no single answer replaces all others. */
const MAX_BYTES_OF_ONE = 4_000_000;
/**
 * The memory of an answer in addition to its own bytes: the key, the question and their objects, in
 * bytes.
 */
const BYTES_BESIDE = 4_000;
/**
 * The maximum length of variables in a key, in characters. Keys of longer variables would take too
 * long.
 */
const MAX_VARIABLES = 20_000;

/** The parts of a key in addition to the viewer, the lists and today. */
export interface KeyParts {
  /** The hash of the document. */
  readonly queryHash: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly cacheVersion: string;
}

/** The parts of the context that a key is made from. */
export type KeyContext = Pick<Context, 'policy' | 'viewer' | 'referenceData'>;

/** An answer to one field, as JSON in UTF-8, without the times of its question. */
export class WrittenField {
  readonly bytes: number;
  #hash: string | null = null;

  /** @param pieces the text before, between and after the times of the question */
  constructor(
    private readonly pieces: readonly Buffer[],
    /** Functions to run each time that the answer is sent. */
    readonly eachTime: readonly EachTime<Context>[],
    /** The number of cached figures or pages in the answer. */
    readonly sourceCount: number,
  ) {
    this.bytes = pieces.reduce((sum, { length }) => sum + length, 0);
  }

  /** The bytes of the answer with the time of a question. */
  at(asOf: AsOf): readonly Buffer[] {
    const [first, ...others] = this.pieces;
    if (first === undefined) return [];
    if (others.length === 0) return [first];
    const time = Buffer.from(JSON.stringify(asOf));
    return [first, ...others.flatMap((piece) => [time, piece])];
  }

  /** A hash of the answer without the times. */
  get hash(): string {
    if (this.#hash === null) {
      const hash = createHash('sha256');
      for (const piece of this.pieces) hash.update(`${piece.length} `).update(piece);
      this.#hash = hash.digest('base64url');
    }
    return this.#hash;
  }
}

/**
 * Splits a text at the times of its question; null if the text contains the time more often than
 * the time was written, because other text is equal to it.
 */
export function toPieces(
  text: string,
  { asOf, written }: { readonly asOf: AsOf; readonly written: number },
): readonly Buffer[] | null {
  const pieces = written === 0 ? [text] : text.split(`"${asOf.toISOString()}"`);
  return pieces.length === written + 1 ? pieces.map((piece) => Buffer.from(piece)) : null;
}

/**
 * The variables as text; null if they are nested too deeply, which execution reports to the caller.
 */
function writeVariables(variables: KeyParts['variables']): string | null {
  try {
    return JSON.stringify(variables);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * Keeps answers as the bytes to send, up to a total size. Removes the least recently used first.
 * The key contains everything that an answer depends on: the document and its variables, the policy
 * and the marking of the viewer, the lists, today, and the database’s own versions.
 */
export class WrittenAnswers {
  readonly #kept: LRUCache<string, WrittenField>;
  readonly #numbers = new WeakMap<ReferenceData['places'], number>();
  #lastNumber = 0;

  constructor(maxBytes = MAX_WRITTEN_BYTES) {
    this.#kept = new LRUCache({
      maxSize: maxBytes,
      maxEntrySize: Math.min(MAX_BYTES_OF_ONE, maxBytes),
      sizeCalculation: ({ bytes }) => bytes + BYTES_BESIDE,
    });
  }

  /** The number of bytes kept. */
  get bytes(): number {
    return this.#kept.calculatedSize;
  }

  /** The key of an answer; null if it is not kept. */
  toKey(
    { queryHash, operationName, variables, cacheVersion }: KeyParts,
    { policy, viewer, referenceData }: KeyContext,
  ): string | null {
    const given = writeVariables(variables);
    if (given === null || given.length > MAX_VARIABLES) return null;
    const seen = [policy, highestMarking(viewer.grants)];
    const lists = [this.#numberOf(referenceData), referenceData.today];
    const parts = [queryHash, operationName, given, seen, lists, cacheVersion];
    return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
  }

  find(key: string): WrittenField | undefined {
    return this.#kept.get(key);
  }

  keep(key: string, answer: WrittenField): void {
    this.#kept.set(key, answer);
  }

  /**
   * A number for the reference data. Lists with the same content are the same object, and have one
   * number.
   */
  #numberOf({ places }: ReferenceData): number {
    const number = this.#numbers.get(places) ?? (this.#lastNumber += 1);
    this.#numbers.set(places, number);
    return number;
  }
}
