import type { Database } from '#platform/database.js';

import { insertQuestions, type QuestionParams } from './asked-question.store.js';

/** How long a question waits for others before they are written together, in milliseconds. */
const PAUSE_MS = 1000;
/** So many are written together. */
const BATCH_SIZE = 500;
/** So many are held while the database cannot be written to; the oldest go first then. */
const MAX_HELD = 20_000;

export interface KeeperParts {
  readonly database: Pick<Database, 'write'>;
  /** Told of questions that could not be kept: how many, and why. */
  readonly onLost: (count: number, cause: unknown) => void;
  readonly pauseMs?: number;
}

/**
 * Keeps the questions that people ask for figures. Nobody waits for it: questions are written
 * together, a moment later. What cannot be written is tried again with those that follow; what is
 * lost is told. Closing writes what is held.
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

  /** Writes what is held. No question may be asked after that. */
  async close(): Promise<void> {
    const failure = await this.writeHeld();
    if (this.held.length > 0) this.parts.onLost(this.held.splice(0).length, failure);
  }

  /** @returns why it failed, where it did */
  private async writeHeld(): Promise<unknown> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    // One batch at a time, in the order in which they were asked.
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
