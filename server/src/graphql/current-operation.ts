import type { FieldQuestion } from '#domain/audit/asked-questions.js';
import type { AnswerSource } from '#platform/metrics.js';

/**
 * The time of a question. Counts how often it is written as text, to tell written times from equal
 * texts that appear by chance.
 */
export class AsOf extends Date {
  written = 0;

  override toJSON(): string {
    this.written += 1;
    return this.toISOString();
  }
}

/** A function that runs each time that a field is asked for, from a computed or a kept answer. */
export type EachTime<Of> = (of: Of) => void;

/** The notes about an operation while it is answered. */
export class CurrentOperation<Of> {
  /** The sources of the figures. */
  readonly sources: AnswerSource[] = [];
  readonly eachTime: EachTime<Of>[] = [];
  /** The questions that were answered, for the record of who asked what. */
  readonly questions: FieldQuestion[] = [];
  /** The answer as it is sent; null if Apollo writes the answer. */
  body: Buffer | null = null;
  /** The tag of a whole answer that is kept, for a question by GET; null for any other answer. */
  etag: string | null = null;
  #asOf: AsOf | null = null;

  constructor(private readonly now: () => Date) {}

  /** The time of the first call, which the whole answer uses. */
  get asOf(): AsOf {
    this.#asOf ??= new AsOf(this.now());
    return this.#asOf;
  }
}
