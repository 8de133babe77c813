import type { OpenQuestion, SavedAs } from '#features/explore/questions/open-questions.js';
import type { Variable } from '#features/explore/strip/read-variables.js';
import type { AnswerPicks, Choices, QuestionText } from '#features/explore/workbench.type.js';
import type { SaveQuestionMutation } from '#graphql/operations.js';

/** The version that somebody else saved in the meantime. */
export type OtherVersion = NonNullable<SaveQuestionMutation['saveQuery']['savedQuery']>;

export interface SaveDialogProps {
  /** The tab, with its name and the saved question. */
  readonly open: OpenQuestion;
  /** The question with values for all its variables. */
  readonly question: QuestionText;
  readonly variables: readonly Variable[];
  readonly choices: Choices;
  /** How the answer is viewed. */
  readonly picks: Pick<AnswerPicks, 'view' | 'kind'>;
  readonly onSaved: (saved: SavedAs, name: string) => void;
  /** Accepts the other person's version; the viewer's own stays in a tab next to it. */
  readonly onTakeTheirs: (theirs: OtherVersion) => void;
  readonly onClose: () => void;
}
