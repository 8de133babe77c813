import type { AnswerWords } from '#features/explore/answer/describe-answer.js';
import type { AnswerShape } from '#features/explore/answer/shape/shape.type.js';
import type { Run } from '#features/explore/workbench.type.js';

/** An answer that is taken away. */
export interface AnswerToExport {
  readonly run: Run;
  /** The table that is shown; null where the answer has none. */
  readonly shape: AnswerShape | null;
  readonly words: AnswerWords;
  /** As it is written: `OFFICIAL-SENSITIVE`. */
  readonly marking: string;
  /** What a picture is drawn of; null where there is no chart. */
  readonly findPicture: (() => HTMLElement | null) | null;
}
