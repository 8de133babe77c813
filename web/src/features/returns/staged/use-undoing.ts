import { useState } from 'react';

import { useChange } from '#graphql/use-change.js';

import { sayUndoing } from './publish-words.js';
import { UNDO_RETURN } from './send-documents.js';

/** A published return that is taken back in two steps: first what that changes, then the change. */
export interface Undoing {
  /** What taking the return back would change; null until requested, and once cancelled or done. */
  readonly consequence: string | null;
  /** The problems in the last answer; null if nothing has been asked yet. */
  readonly problems: readonly string[] | null;
  /** Whether the server said that the return cannot be taken back. */
  readonly isBarred: boolean;
  readonly isUndone: boolean;
  readonly isSending: boolean;
  readonly show: () => void;
  readonly undo: () => void;
  readonly leave: () => void;
}

/** Takes a return back, if it has a submission. */
export function useUndoing(submission: string | null, onUndone: () => void): Undoing {
  const { send, isSending } = useChange(UNDO_RETURN);
  const [problems, setProblems] = useState<readonly string[] | null>(null);
  const [consequence, setConsequence] = useState<string | null>(null);
  const [isUndone, setUndone] = useState(false);
  const [isBarred, setBarred] = useState(false);

  const ask = async (isOnlyShown: boolean) => {
    if (submission === null) return;
    const sent = await send({ input: { submission, isOnlyShown } });
    if (sent === null) return;
    const found = sent.ok
      ? sent.data.undoReturn.problems.map(({ message }) => message)
      : [sent.sentence];
    setProblems(found);
    setBarred(sent.ok && found.length > 0);
    const changes = sent.ok ? sent.data.undoReturn.changes : null;
    if (changes === null) return;
    setConsequence(isOnlyShown ? sayUndoing(changes) : null);
    if (isOnlyShown) return;
    setUndone(true);
    onUndone();
  };

  return {
    ...{ consequence, problems, isBarred, isUndone, isSending },
    show: () => void ask(true),
    undo: () => void ask(false),
    leave: () => setConsequence(null),
  };
}
