import type { FieldProblem } from '#lib/field-problem.js';
import { formatInstant } from '#lib/format.js';
import { Button } from '#ui/Button.js';

import { LineDifference } from './LineDifference.js';
import type { OtherVersion } from './save-dialog.type.js';
import styles from './SaveConflict.module.css';

interface SaveConflictProps {
  readonly theirs: OtherVersion;
  /** The viewer's own text. */
  readonly mine: string;
  readonly problems: readonly FieldProblem[];
  readonly isSending: boolean;
  readonly onKeepBoth: () => void;
  readonly onTakeTheirs: () => void;
}

/**
 * Shown if two people changed one question: who saved first, what differs, and how to keep both
 * texts.
 */
export function SaveConflict({
  theirs,
  mine,
  problems,
  isSending,
  onKeepBoth,
  onTakeTheirs,
}: SaveConflictProps) {
  const who = theirs.savedBy.isYou
    ? 'You saved it in another window'
    : `${theirs.savedBy.name ?? 'Somebody at another agency'} saved it`;
  return (
    <div className={styles.conflict}>
      <p>
        {who}, version {theirs.latestVersion}, {formatInstant(theirs.savedAt)}. Yours has not been
        saved yet, but it is not lost.
      </p>
      {problems
        .filter(({ field }) => field !== 'version')
        .map(({ message }) => (
          <p key={message}>{message}</p>
        ))}
      <LineDifference before={theirs.text} after={mine} label="What only your version has" />
      <div className={styles.buttons}>
        <Button look="main" isPending={isSending} onPress={onKeepBoth}>
          Keep both: save mine as a copy
        </Button>
        <Button onPress={onTakeTheirs}>Use theirs, and open mine in a new tab</Button>
      </div>
    </div>
  );
}
