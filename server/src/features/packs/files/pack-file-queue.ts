import pLimit from 'p-limit';

/**
 * Makes things, some at a time and in the order in which they were wanted. The person who wants
 * what is wanted already waits for the same.
 */
export class PackFileQueue<Made> {
  /** By name, the first wanted first: as many as are made at a time stand at its head. */
  readonly #wanted = new Map<string, Promise<Made>>();
  /** What nobody waited for, and failed. */
  readonly #failures = new Map<string, unknown>();
  readonly #limit: ReturnType<typeof pLimit>;

  constructor(private readonly withoutYielding: number) {
    this.#limit = pLimit(withoutYielding);
  }

  /** Waits until it is made. @throws why it could not be */
  make(name: string, make: () => Promise<Made>): Promise<Made> {
    const wanted =
      this.#wanted.get(name) ?? this.#limit(make).finally(() => this.#wanted.delete(name));
    this.#wanted.set(name, wanted);
    return wanted;
  }

  /**
   * Begins it, and waits for nothing.
   *
   * @returns how many are made before it; 0 while it is being made
   */
  begin(name: string, make: () => Promise<Made>): number {
    if (!this.#wanted.has(name))
      this.make(name, make).catch((error: unknown) => this.#failures.set(name, error));
    return Math.max(0, [...this.#wanted.keys()].indexOf(name) + 1 - this.withoutYielding);
  }

  /** Throws why the making of something failed that somebody had begun, once. */
  throwFailure(name: string): void {
    if (!this.#failures.has(name)) return;
    const failure = this.#failures.get(name);
    this.#failures.delete(name);
    throw failure;
  }
}
