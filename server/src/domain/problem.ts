/** What keeps a change from being made, and how to mend it. */
export interface Problem {
  /** The part of the input that it is about; null for the whole. */
  readonly field: string | null;
  /** A sentence for the caller for the change. */
  readonly message: string;
}
