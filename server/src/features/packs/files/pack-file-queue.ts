import pLimit from 'p-limit';

/**
 * A queue of jobs, a few at a time, first come first served. Requests for a job that is queued
 * already share it.
 */
export class PackFileQueue<Made> {
  /** Jobs by name, in order of request. The jobs at the head are running. */
  readonly #wanted = new Map<string, Promise<Made>>();
  /** Failed jobs that nobody waited for. */
  readonly #failures = new Map<string, unknown>();
  readonly #limit: ReturnType<typeof pLimit>;

  constructor(private readonly withoutYielding: number) {
    this.#limit = pLimit(withoutYielding);
  }

  /**
   * Waits until the job is done.
   * @throws the reason if the job fails
   */
  make(name: string, make: () => Promise<Made>): Promise<Made> {
    const wanted =
      this.#wanted.get(name) ?? this.#limit(make).finally(() => this.#wanted.delete(name));
    this.#wanted.set(name, wanted);
    return wanted;
  }

  /**
   * Starts a job without waiting.
   *
   * @returns how many jobs come before it; 0 while it is running
   */
  begin(name: string, make: () => Promise<Made>): number {
    if (!this.#wanted.has(name))
      this.make(name, make).catch((error: unknown) => this.#failures.set(name, error));
    return Math.max(0, [...this.#wanted.keys()].indexOf(name) + 1 - this.withoutYielding);
  }

  /** Throws the error of a job that somebody started earlier, once. */
  throwFailure(name: string): void {
    if (!this.#failures.has(name)) return;
    const failure = this.#failures.get(name);
    this.#failures.delete(name);
    throw failure;
  }
}
