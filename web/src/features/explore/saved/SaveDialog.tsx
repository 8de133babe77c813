import { useState } from 'react';

import { BenchDialog } from '#features/explore/marks/BenchDialog.js';

import type { OtherVersion, SaveDialogProps } from './save-dialog.type.js';
import { SaveConflict } from './SaveConflict.js';
import { SaveFields } from './SaveFields.js';
import { useSave } from './use-save.js';

function nameSaving(saved: SaveDialogProps['open']['saved']): string {
  if (saved === null) return 'Save this question';
  return saved.isOfOthers === true ? 'Save a copy' : `Save version ${saved.version + 1}`;
}

/**
 * Saves a question: for the first time, as a new version, or as a copy. If somebody else saved
 * first, the dialog says who.
 */
export function SaveDialog({ onTakeTheirs, ...props }: SaveDialogProps) {
  const { open, question, onClose } = props;
  const [theirs, setTheirs] = useState<OtherVersion | null>(null);
  const saving = useSave(props, setTheirs);
  if (theirs === null) {
    return (
      <BenchDialog title={nameSaving(open.saved)} onClose={onClose}>
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
