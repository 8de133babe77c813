/**
 * A return that cannot be read at all, such as a file that is no CSV: nothing of it is kept. Its
 * message says what is wrong with "it" and what would work. Thrown, because it may come from the
 * middle of a stream.
 */
export class UnusableReturn extends Error {
  override readonly name = 'UnusableReturn';

  /** Names of the sheets of which somebody is to say which one is meant; empty for other reasons. */
  readonly sheets: readonly string[];

  constructor(message: string, about: ErrorOptions & { readonly sheets?: readonly string[] } = {}) {
    super(message, about);
    this.sheets = about.sheets ?? [];
  }
}
