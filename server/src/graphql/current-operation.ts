import type { FieldQuestion } from '#domain/audit/asked-questions.js';
import type { AnswerSource } from '#platform/metrics.js';

/**
 * The time of a question. Counts how often it is written, so that a text that contains it by
 * accident can be told from one that was written from it.
 */
export class AsOf extends Date {
  written = 0;

  override toJSON(): string {
    this.written += 1;
    return this.toISOString();
  }
}

/** What happens each time that something is asked, whether its answer is computed or kept. */
export type EachTime<Of> = (of: Of) => void;

/** What is noted about an operation while it is answered. */
export class CurrentOperation<Of> {
  /** Where its figures came from. */
  readonly sources: AnswerSource[] = [];
  readonly eachTime: EachTime<Of>[] = [];
  /** What it asked for and got answered, for the record of who asked what. */
  readonly questions: FieldQuestion[] = [];
  /** Its answer as it is sent; null if Apollo writes it. */
  body: Buffer | null = null;
  /** The tag of an answer that is kept as a whole, for a question by GET; null for any other. */
  etag: string | null = null;
  #asOf: AsOf | null = null;

  constructor(private readonly now: () => Date) {}

  /** The time when it was first asked for: the same for everything in the answer. */
  get asOf(): AsOf {
    this.#asOf ??= new AsOf(this.now());
    return this.#asOf;
  }
}
