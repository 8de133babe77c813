/** One press that puts something right: writes a text in place of another. */
export interface Fix {
  /** What it does, such as "Take Channel out". */
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Something in a text to put right, at its place. */
export interface TextProblem {
  /** Characters of the text; `to` does not count. */
  readonly from: number;
  readonly to: number;
  /** Counted from 1. */
  readonly line: number;
  /** What is wrong, in the words of the person who reads it. */
  readonly sentence: string;
  readonly fixes: readonly Fix[];
}
