import { createHash } from 'node:crypto';

import { LRUCache } from 'lru-cache';

import { highestMarking } from '#domain/access/grant.js';
import type { ReferenceData } from '#domain/reference-data.js';

import type { Context } from './context.js';
import type { AsOf, EachTime } from './current-operation.js';

/** The maximum number of bytes kept (docs/operations.md). */
export const MAX_WRITTEN_BYTES = 64_000_000;
/**
 * The maximum number of bytes of one answer: a tenth of a page’s largest, so that no single one
 * pushes out all.
 */
const MAX_BYTES_OF_ONE = 4_000_000;
/** What an answer takes beside its bytes: its key, its question and the objects around them. */
const BYTES_BESIDE = 4_000;
/**
 * The longest variables that a key is made of, in characters: for longer ones it would take too
 * long.
 */
const MAX_VARIABLES = 20_000;

/** What a written answer depends on beside its viewer, the lists and today. */
export interface KeyParts {
  /** The hash of the document. */
  readonly queryHash: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly cacheVersion: string;
}

/** What a key takes from the context. */
export type KeyContext = Pick<Context, 'policy' | 'viewer' | 'referenceData'>;

/** An answer to one field, as JSON in UTF-8, without the times at which it was asked for. */
export class WrittenField {
  readonly bytes: number;
  #hash: string | null = null;

  /** @param pieces what is before, between and after the times of the question */
  constructor(
    private readonly pieces: readonly Buffer[],
    /** What happens each time that it is asked for. */
    readonly eachTime: readonly EachTime<Context>[],
    /** How many figures or pages it consists of that were each kept. */
    readonly sourceCount: number,
  ) {
    this.bytes = pieces.reduce((sum, { length }) => sum + length, 0);
  }

  /** The answer with the time of a question. */
  at(asOf: AsOf): readonly Buffer[] {
    const [first, ...others] = this.pieces;
    if (first === undefined) return [];
    if (others.length === 0) return [first];
    const time = Buffer.from(JSON.stringify(asOf));
    return [first, ...others.flatMap((piece) => [time, piece])];
  }

  /** A hash of everything but the times. */
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
 * Splits a text at the times of its question; null if the time is in it more often than it was
 * written, because something else has the same text.
 */
export function toPieces(
  text: string,
  { asOf, written }: { readonly asOf: AsOf; readonly written: number },
): readonly Buffer[] | null {
  const pieces = written === 0 ? [text] : text.split(`"${asOf.toISOString()}"`);
  return pieces.length === written + 1 ? pieces.map((piece) => Buffer.from(piece)) : null;
}

/**
 * Variables as a text; null if they are nested too deeply, which execution reports to the caller.
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
 * Keeps answers as the bytes that are sent, up to a total size; the least recently used go first.
 * The key holds everything that an answer depends on: the document and its variables, the policy
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

  /** The bytes that it holds. */
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

  /** Lists with the same content are the same object. */
  #numberOf({ places }: ReferenceData): number {
    const number = this.#numbers.get(places) ?? (this.#lastNumber += 1);
    this.#numbers.set(places, number);
    return number;
  }
}
