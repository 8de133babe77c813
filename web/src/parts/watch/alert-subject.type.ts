import type { FieldProblem } from '#lib/field-problem.js';

import type { AlertDraft } from './alert-draft.js';
import type { WatchChoices } from './choices.js';
import type { QuestionChoice } from './watch.type.js';

export interface AlertSubjectProps {
  readonly draft: AlertDraft;
  readonly write: (part: Partial<AlertDraft>) => void;
  readonly problems: readonly FieldProblem[];
  readonly choices: WatchChoices;
  /** The current saved question; null if there is none. */
  readonly standing: QuestionChoice | null;
}
