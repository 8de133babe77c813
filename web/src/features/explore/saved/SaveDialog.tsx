import { useState } from 'react';

import { BenchDialog } from '#features/explore/bench/BenchDialog.js';
import type { OpenQuestion, SavedAs } from '#features/explore/bench/open-questions.js';
import type { Variable } from '#features/explore/strip/read-variables.js';
import type { Choices, QuestionText } from '#features/explore/workbench.type.js';

import { SaveConflict } from './SaveConflict.js';
import { SaveFields } from './SaveFields.js';
import { type Theirs, useSave } from './use-save.js';

export interface SaveDialogProps {
  /** The tab, with its name and what it was saved as. */
  readonly open: OpenQuestion;
  /** As it is asked, with values for all its variables. */
  readonly question: QuestionText;
  readonly variables: readonly Variable[];
  readonly choices: Choices;
  readonly onSaved: (saved: SavedAs, name: string) => void;
  /** Takes in what somebody else saved; one’s own stays in a tab beside it. */
  readonly onTakeTheirs: (theirs: Theirs) => void;
  readonly onClose: () => void;
}

/** Saves a question: a first time, as another version, or as a copy. Whoever saves second is told who saved before them. */
export function SaveDialog({ onTakeTheirs, ...props }: SaveDialogProps) {
  const { open, question, onClose } = props;
  const [theirs, setTheirs] = useState<Theirs | null>(null);
  const saving = useSave(props, setTheirs);
  if (theirs === null) {
    return (
      <BenchDialog title={open.saved === null ? 'Save this question' : `Save version ${open.saved.version + 1}`} onClose={onClose}>
        <SaveFields {...props} saving={saving} />
      </BenchDialog>
    );
  }
  return (
    <BenchDialog title="Somebody saved it before you" onClose={onClose} isWide>
      <SaveConflict
        theirs={theirs}
        mine={question.text}
        problems={saving.problems}
        isSending={saving.isSending}
        onKeepBoth={() => void saving.saveCopy()}
        onTakeTheirs={() => onTakeTheirs(theirs)}
      />
    </BenchDialog>
  );
}
