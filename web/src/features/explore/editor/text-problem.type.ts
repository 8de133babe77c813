/** A fix with one press, which replaces a part of the text. */
export interface Fix {
  /** The label of the fix, such as "Remove Channel". */
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** A problem in a text, at its place. */
export interface TextProblem {
  /** Positions in the text; `to` is not included. */
  readonly from: number;
  readonly to: number;
  /** The number of the line, from 1. */
  readonly line: number;
  /** The message for the reader. */
  readonly sentence: string;
  readonly fixes: readonly Fix[];
}
