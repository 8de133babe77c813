/**
 * A return that cannot be read at all, such as a file that is not CSV. None of it is kept. Its
 * message calls the return "it", and says what is wrong and what would work. The error is thrown,
 * because reading may fail in the middle of a stream.
 */
export class UnusableReturn extends Error {
  override readonly name = 'UnusableReturn';

  /** The names of the sheets to choose from; empty for any other reason. */
  readonly sheets: readonly string[];

  constructor(message: string, about: ErrorOptions & { readonly sheets?: readonly string[] } = {}) {
    super(message, about);
    this.sheets = about.sheets ?? [];
  }
}
