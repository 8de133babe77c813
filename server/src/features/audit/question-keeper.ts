import type { Database } from '#platform/database.js';

import { insertQuestions, type QuestionParams } from './asked-question.store.js';

/** How long a question waits for others to be written with it, in milliseconds. */
const PAUSE_MS = 1000;
/** The maximum number of questions that are written together. */
const BATCH_SIZE = 500;
/**
 * The maximum number of questions held while the database is down; after that the oldest are
 * dropped.
 */
const MAX_HELD = 20_000;

export interface KeeperParts {
  readonly database: Pick<Database, 'write'>;
  /** Called with how many questions could not be stored, and why. */
  readonly onLost: (count: number, cause: unknown) => void;
  readonly pauseMs?: number;
}

/**
 * Stores the questions that people ask for figures. Questions are written together a moment later,
 * so that nobody waits. A failed batch is tried again with the next one, and losses are reported.
 * Closing writes everything held.
 */
export class QuestionKeeper {
  private held: QuestionParams[] = [];
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly parts: KeeperParts) {}

  keep(question: QuestionParams): void {
    this.held.push(question);
    if (this.held.length > MAX_HELD) {
      const lost = this.held.splice(0, BATCH_SIZE);
      this.parts.onLost(lost.length, new Error('Too many questions wait to be written'));
    }
    this.timer ??= setTimeout(() => void this.writeHeld(), this.parts.pauseMs ?? PAUSE_MS).unref();
  }

  /** Writes everything held. No question may be added afterwards. */
  async close(): Promise<void> {
    const failure = await this.writeHeld();
    if (this.held.length > 0) this.parts.onLost(this.held.splice(0).length, failure);
  }

  /** @returns the error if writing failed */
  private async writeHeld(): Promise<unknown> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    // One batch is written at a time, in the order in which the questions were asked.
    const written = this.writing.then(() => this.writeBatches());
    this.writing = written.then(
      () => undefined,
      () => undefined,
    );
    return written.then(
      () => undefined,
      (error: unknown) => error,
    );
  }

  private async writeBatches(): Promise<void> {
    while (this.held.length > 0) {
      const batch = this.held.splice(0, BATCH_SIZE);
      try {
        await this.parts.database.write((transaction) => insertQuestions(transaction, batch));
      } catch (error) {
        this.held.unshift(...batch);
        throw error;
      }
    }
  }
}
