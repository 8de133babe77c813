import { useState } from 'react';

import { useChange } from '#graphql/use-change.js';
import { formatInstant } from '#lib/format.js';
import { datasetNames } from '#parts/dataset-names.js';
import { Actions } from '#ui/Actions.js';
import { Button } from '#ui/Button.js';
import { FormProblems } from '#ui/FormProblems.js';

import type { ShownPublished } from './return-documents.js';
import { Answers } from './send/Answers.js';
import { sayUndoing } from './send/publish-words.js';
import { UNDO_RETURN } from './send/send-documents.js';

interface UndoButtonProps {
  readonly published: ShownPublished;
  readonly onUndone: () => void;
}

/** Takes a published return back, after showing what that changes. */
export function UndoButton({ published, onUndone }: UndoButtonProps) {
  const { id, dataset, publishedAt } = published;
  const { send, isSending } = useChange(UNDO_RETURN);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [consequence, setConsequence] = useState<string | null>(null);

  const undo = async (isOnlyShown: boolean) => {
    const sent = await send({ input: { submission: id, isOnlyShown } });
    if (sent === null) return;
    setProblems(
      sent.ok ? sent.data.undoReturn.problems.map(({ message }) => message) : [sent.sentence],
    );
    const changes = sent.ok ? sent.data.undoReturn.changes : null;
    if (changes === null) return;
    setConsequence(isOnlyShown ? sayUndoing(changes) : null);
    if (!isOnlyShown) onUndone();
  };

  const what = `${datasetNames[dataset].toLowerCase()}, ${formatInstant(publishedAt)}`;
  return (
    <>
      <FormProblems sentences={problems} />
      {consequence === null ? null : <p role="status">{consequence}</p>}
      <Actions>
        {consequence === null ? (
          <Button
            look="quiet"
            isPending={isSending}
            label={`Take it back: ${what}`}
            onPress={() => void undo(true)}
          >
            Take it back
          </Button>
        ) : (
          <Answers
            no="Leave it published"
            onNo={() => setConsequence(null)}
            yes="Take it back now"
            onYes={() => void undo(false)}
            isPending={isSending}
          />
        )}
      </Actions>
    </>
  );
}
