import { Actions } from '#ui/Actions.js';
import { Button } from '#ui/Button.js';

import { Answers } from './Answers.js';
import type { Undoing } from './use-undoing.js';

interface UndoActionsProps {
  readonly undoing: Undoing;
  /** The name of the return, if it is one of several in a list. */
  readonly what?: string;
}

/** Asks what taking a return back changes, and then takes it back or leaves it. */
export function UndoActions({ undoing, what }: UndoActionsProps) {
  const { consequence, isSending } = undoing;
  return (
    <Actions>
      {consequence === null ? (
        <Button
          isPending={isSending}
          onPress={undoing.show}
          {...(what === undefined ? {} : { look: 'quiet', label: `Take it back: ${what}` })}
        >
          Take it back
        </Button>
      ) : (
        <Answers
          no="Leave it published"
          onNo={undoing.leave}
          yes="Take it back now"
          onYes={undoing.undo}
          isPending={isSending}
        />
      )}
    </Actions>
  );
}
