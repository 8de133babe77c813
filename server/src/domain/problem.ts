/** Why a change was refused, and how to fix it. */
export interface Problem {
  /** The part of the input that the problem is about; null for all of it. */
  readonly field: string | null;
  /** A sentence for the person who makes the change. */
  readonly message: string;
}
