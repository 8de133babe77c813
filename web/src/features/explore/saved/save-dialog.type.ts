import type { OpenQuestion, SavedAs } from '#features/explore/questions/open-questions.js';
import type { Variable } from '#features/explore/strip/read-variables.js';
import type { AnswerPicks, Choices, QuestionText } from '#features/explore/workbench.type.js';
import type { SaveQuestionMutation } from '#graphql/operations.js';

/** What somebody else saved meanwhile. */
export type OtherVersion = NonNullable<SaveQuestionMutation['saveQuery']['savedQuery']>;

export interface SaveDialogProps {
  /** The tab, with its name and what it was saved as. */
  readonly open: OpenQuestion;
  /** As it is asked, with values for all its variables. */
  readonly question: QuestionText;
  readonly variables: readonly Variable[];
  readonly choices: Choices;
  /** How its answer is seen. */
  readonly picks: Pick<AnswerPicks, 'view' | 'kind'>;
  readonly onSaved: (saved: SavedAs, name: string) => void;
  /** Takes in what somebody else saved; one’s own stays in a tab beside it. */
  readonly onTakeTheirs: (theirs: OtherVersion) => void;
  readonly onClose: () => void;
}
