import type { AnswerWords } from '#features/explore/answer/describe-answer.js';
import type { AnswerShape } from '#features/explore/answer/shape/shape.type.js';
import type { Run } from '#features/explore/workbench.type.js';

/** An answer to export. */
export interface AnswerToExport {
  readonly run: Run;
  /** The table shown; null if the answer has none. */
  readonly shape: AnswerShape | null;
  readonly words: AnswerWords;
  /** The marking as text: `OFFICIAL-SENSITIVE`. */
  readonly marking: string;
  /** Finds the element that a picture is made from; null if there is no chart. */
  readonly findPicture: (() => HTMLElement | null) | null;
}
