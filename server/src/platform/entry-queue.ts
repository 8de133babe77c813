import type { Entry } from '#domain/audit/entry.js';

interface Waiting {
  readonly entry: Entry;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Logs entries outside other work, in one transaction at a time. Entries that arrive meanwhile are
 * written together by the next transaction. Each caller therefore waits for two commits at most,
 * and all callers use one connection.
 */
export class EntryQueue {
  private waiting: Waiting[] = [];
  private isWriting = false;

  /** @param append adds entries to the log and returns when they are committed */
  constructor(private readonly append: (entries: readonly Entry[]) => Promise<void>) {}

  /** Returns when the entry is committed. */
  add(entry: Entry): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ entry, resolve, reject });
      if (!this.isWriting) void this.write();
    });
  }

  private async write(): Promise<void> {
    this.isWriting = true;
    while (this.waiting.length > 0) {
      const together = this.waiting;
      this.waiting = [];
      await this.append(together.map(({ entry }) => entry)).then(
        () => together.forEach(({ resolve }) => resolve()),
        (error: unknown) => together.forEach(({ reject }) => reject(error)),
      );
    }
    this.isWriting = false;
  }
}
